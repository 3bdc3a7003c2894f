package farm.analysis.load.csv;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.decimal.Digits;
import farm.analysis.decimal.PlainDecimal;
import farm.analysis.load.csv.FieldValue.Kind;

/** Appends the values of one field of the records to one column of a chunk. */
final class FieldFiller {

  private final int field;
  private final int column;
  private final Schema.Field schema;
  private final ColumnType type;
  private final MissingWords missing;

  /** True if the user gave the type. */
  private final boolean given;

  private final FieldValue value = new FieldValue();
  private final PlainDecimal decimal = new PlainDecimal();

  /** Fills the column at this index of the source's schema from this field of a record. */
  FieldFiller(CsvSource source, int column, int field) {
    this.column = column;
    this.field = field;
    this.schema = source.schema().field(column);
    this.type = schema.type();
    this.given = source.given().contains(schema.name());
    this.missing = new MissingWords(source.text().dialect());
  }

  /** Returns true if the column holds text or JSON. */
  boolean isTextual() {
    return type.isTextual();
  }

  /**
   * Appends the values of the first {@code count} records.
   *
   * @return the index of the first record whose value the column's type can't hold, else {@code
   *     count}; neither that record nor a later one is appended
   */
  int fill(ChunkBuilder rows, PlainRecords records, int count) {
    return switch (type) {
      case LONG -> fill(rows.longs(column), records, count);
      case DOUBLE -> fill(rows.doubles(column), records, count);
      case BOOLEAN, TEXT, JSON -> fill(rows.column(column), records, count);
    };
  }

  /**
   * Each number type has its own loop, so that the compiler sees the plain case and little else.
   */
  private int fill(LongColumn.Builder out, PlainRecords records, int count) {
    byte[] bytes = records.bytes();
    int[] places = records.places();
    int mark = records.mark(field);
    for (int record = 0; record < count; record++, mark += records.stride()) {
      int start = places[mark] + 1;
      int end = places[mark + 1];
      long ahead = Digits.at(bytes, start);
      if (isMissing(bytes, start, end)) {
        out.appendMissing();
      } else if (isPlainLong(ahead, end - start)) {
        out.append(Digits.number(ahead, end - start));
      } else if (!appendOther(out, bytes, start, end)) {
        return record;
      }
    }
    return count;
  }

  private int fill(DoubleColumn.Builder out, PlainRecords records, int count) {
    byte[] bytes = records.bytes();
    int[] places = records.places();
    int mark = records.mark(field);
    for (int record = 0; record < count; record++, mark += records.stride()) {
      int start = places[mark] + 1;
      int end = places[mark + 1];
      if (isMissing(bytes, start, end)) {
        out.appendMissing();
      } else if (decimal.read(bytes, start) == end) {
        out.append(decimal.value());
      } else if (!appendOther(out, bytes, start, end)) {
        return record;
      }
    }
    return count;
  }

  private int fill(Column.Builder out, PlainRecords records, int count) {
    byte[] bytes = records.bytes();
    int[] places = records.places();
    int mark = records.mark(field);
    for (int record = 0; record < count; record++, mark += records.stride()) {
      int start = places[mark] + 1;
      int end = places[mark + 1];
      if (isMissing(bytes, start, end)) {
        out.appendMissing();
      } else if (!append(out, bytes, start, end)) {
        return record;
      }
    }
    return count;
  }

  private boolean isMissing(byte[] bytes, int start, int end) {
    return start == end || missing.contain(bytes, start, end);
  }

  /**
   * Appends the value of one record.
   *
   * @throws MalformedRecord if the column's type can't hold the value
   */
  void append(ChunkBuilder rows, Fields record) {
    Column.Builder out = rows.column(column);
    byte[] bytes = record.bytes();
    int start = record.start(field);
    int end = record.end(field);
    if (record.isMissing(field)) {
      out.appendMissing();
    } else if (!append(out, bytes, start, end)) {
      throw type.isTextual()
          ? MalformedRecord.notUtf8(record, field, schema.name())
          : MalformedRecord.wrongValue(record, field, schema, value.look(bytes, start, end));
    }
  }

  /** Appends the value in these bytes; returns false if the column's type can't hold it. */
  private boolean append(Column.Builder out, byte[] bytes, int start, int end) {
    return switch (type) {
      case LONG -> appendOther((LongColumn.Builder) out, bytes, start, end);
      case DOUBLE -> appendOther((DoubleColumn.Builder) out, bytes, start, end);
      case BOOLEAN -> append((BooleanColumn.Builder) out, bytes, start, end);
      case TEXT, JSON -> ((TextColumn.Builder) out).appendUtf8(bytes, start, end);
    };
  }

  /** Returns true for one to eight digits without a leading zero, and for {@code 0} itself. */
  private static boolean isPlainLong(long ahead, int length) {
    return length <= Digits.AT_ONCE
        && Digits.are(ahead, length)
        && (length == 1 || (ahead & 0xff) != 0);
  }

  private boolean appendOther(LongColumn.Builder out, byte[] bytes, int start, int end) {
    Kind kind = value.look(bytes, start, end);
    boolean fits = kind == Kind.LONG || (given && kind == Kind.UNUSUAL_NUMBER && value.fitsLong());
    if (fits) {
      out.append(value.longValue());
    }
    return fits;
  }

  private boolean appendOther(DoubleColumn.Builder out, byte[] bytes, int start, int end) {
    boolean fits = isDouble(value.look(bytes, start, end));
    if (fits) {
      out.append(value.doubleValue());
    }
    return fits;
  }

  /** An integer must be exact as a double, unless the user gave the type. */
  private boolean isDouble(Kind kind) {
    return switch (kind) {
      case DOUBLE -> true;
      case LONG -> given || value.fitsDouble();
      case UNUSUAL_NUMBER -> given;
      case BOOLEAN, TEXT -> false;
    };
  }

  private boolean append(BooleanColumn.Builder out, byte[] bytes, int start, int end) {
    Kind kind = value.look(bytes, start, end);
    boolean digit = given && kind == Kind.LONG && (value.longValue() | 1) == 1;
    if (kind != Kind.BOOLEAN && !digit) {
      return false;
    }
    out.append(digit ? value.longValue() == 1 : value.booleanValue());
    return true;
  }
}
