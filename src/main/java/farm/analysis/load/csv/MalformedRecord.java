package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.UTF_8;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.csv.FieldValue.Kind;

/** Thrown for a record that can't be read, with the offset at which that shows. */
final class MalformedRecord extends RuntimeException {

  private static final int SHOWN_CHARS = 60;

  /** The number of bytes that suffice to show a value and to see whether it is longer. */
  static final int SHOWN_BYTES = 4 * SHOWN_CHARS + 4;

  private final long offset;

  /** A problem at this byte offset of the text. */
  MalformedRecord(long offset, String problem) {
    super(problem);
    this.offset = offset;
  }

  /** The exception for a field that its column's type can't hold. */
  static MalformedRecord wrongValue(Fields record, int field, Schema.Field column, Kind kind) {
    String value = record.shown(field);
    return new MalformedRecord(
        record.offset(field),
        "column '%s' should be %s, was '%s'; %s"
            .formatted(column.name(), expected(column.type()), value, advice(column, kind, value)));
  }

  private static String expected(ColumnType type) {
    return switch (type) {
      case LONG -> "a whole number of 64 bits";
      case DOUBLE -> "a number";
      case BOOLEAN -> "true or false";
      case TEXT, JSON -> "text";
    };
  }

  private static String advice(Schema.Field column, Kind kind, String value) {
    ColumnType better =
        switch (kind) {
          case DOUBLE -> column.type() == ColumnType.LONG ? ColumnType.DOUBLE : ColumnType.TEXT;
          case LONG -> column.type() == ColumnType.BOOLEAN ? ColumnType.LONG : ColumnType.TEXT;
          case BOOLEAN, UNUSUAL_NUMBER, TEXT -> ColumnType.TEXT;
        };
    String other =
        kind == Kind.TEXT
            ? "add '%s' to missing if it stands for no value".formatted(value)
            : "leave it out by naming the columns to read";
    return "give its type with schema: {%s: %s}, or %s"
        .formatted(column.name(), better.word(), other);
  }

  /** The exception for a field whose bytes are in another encoding. */
  static MalformedRecord notUtf8(Fields record, int field, String column) {
    return new MalformedRecord(
        record.offset(field),
        "column '%s' should be UTF-8, was '%s'; give its encoding, such as encoding: windows-1252"
            .formatted(column, record.shown(field)));
  }

  /**
   * The exception for a record whose number of fields isn't {@code width}, that of the header or
   * first row.
   */
  static MalformedRecord ragged(Fields record, int width, boolean header) {
    return new MalformedRecord(
        record.offset(0),
        "should have %d %s like the %s, but has %d"
            .formatted(
                width,
                width == 1 ? "field" : "fields",
                header ? "header" : "first row",
                record.count()));
  }

  /** The exception for a field beyond the limit. */
  static MalformedRecord tooLong(long offset, int number, Dialect dialect) {
    return new MalformedRecord(
        offset,
        ("field %d is longer than %d bytes, the limit max_field_bytes; close an open quote, or"
                + " raise the limit")
            .formatted(number, dialect.maxFieldBytes()));
  }

  /** The exception for a field with text between its closing quote and the next delimiter. */
  static MalformedRecord afterQuote(long offset, int number, String rest) {
    return new MalformedRecord(
        offset,
        ("field %d should end after its closing quote, but goes on with '%s'; write a quote within"
                + " quotes twice")
            .formatted(number, rest));
  }

  /** The bytes as text, cut if it is long. */
  static String shown(byte[] bytes, int start, int end) {
    String value = new String(bytes, start, Math.min(end - start, SHOWN_BYTES), UTF_8);
    return value.length() > SHOWN_CHARS ? value.substring(0, SHOWN_CHARS) + "…" : value;
  }

  /** The byte offset in the text at which the problem shows. */
  long offset() {
    return offset;
  }
}
