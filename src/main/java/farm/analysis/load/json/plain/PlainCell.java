package farm.analysis.load.json.plain;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.decimal.Decimal;
import farm.analysis.decimal.Digits;
import farm.analysis.decimal.PlainDecimal;

/** The value of one column in the current row, if it is plain. */
final class PlainCell {

  /** A longer text may exceed the parser's limit, so it is left to the parser. */
  private static final int MOST_TEXT_BYTES = 1 << 20;

  private final int column;
  private final ColumnType type;
  private final boolean flatten;
  private final PlainNumber parts = new PlainNumber();
  private final PlainDecimal decimal = new PlainDecimal();

  /** The row that the value belongs to. */
  private long row;

  private boolean missing;
  private boolean truth;
  private long integer;
  private double number;

  /** The index at which the text starts in the row's bytes or, for JSON, in {@link #compact}. */
  private int textStart;

  private int textEnd;

  private byte[] compact = {};

  /**
   * A cell for the column at this index, of this type.
   *
   * @param flatten true if nested objects aren't values
   */
  PlainCell(int column, ColumnType type, boolean flatten) {
    this.column = column;
    this.type = type;
    this.flatten = flatten;
  }

  /**
   * Reads the value at this place for a row, counted from 1; returns the value's end. Returns
   * {@link Skip#NONE} if the value isn't plain, isn't of the type, or isn't the row's first.
   */
  int read(byte[] bytes, int at, long row) {
    if (this.row == row) {
      return Skip.NONE;
    }
    this.row = row;
    missing = bytes[at] == 'n' && Words.fourAt(bytes, at) == Skip.NULL;
    if (missing) {
      return at + 4;
    }
    return switch (type) {
      case LONG -> readLong(bytes, at);
      case DOUBLE -> readDouble(bytes, at);
      case BOOLEAN -> readBoolean(bytes, at);
      case TEXT -> readText(bytes, at);
      case JSON -> readJson(bytes, at);
    };
  }

  private int readLong(byte[] bytes, int at) {
    long ahead = Digits.within(bytes, at);
    int count = Digits.count(ahead);
    if (count < Digits.AT_ONCE && bytes[at + count] == ',' && bytes[at] > '0') {
      integer = Digits.number(ahead, count);
      return at + count;
    }
    int end = parts.read(bytes, at);
    integer = parts.asLong();
    return parts.isInteger() ? end : Skip.NONE;
  }

  private int readDouble(byte[] bytes, int at) {
    int plainEnd = decimal.read(bytes, at);
    if (plainEnd != PlainDecimal.NONE && bytes[plainEnd] == ',') {
      number = decimal.value();
      return plainEnd;
    }
    int end = parts.read(bytes, at);
    if (end == Skip.NONE) {
      return readNonFinite(bytes, at);
    }
    if (parts.isInteger()) {
      number = parts.asLong();
      return Decimal.fitsDouble(parts.asLong()) ? end : Skip.NONE;
    }
    number = parts.asDouble();
    return Double.isFinite(number) ? end : Skip.NONE;
  }

  /** Reads NaN or an infinity, as a word or as a string. */
  private int readNonFinite(byte[] bytes, int at) {
    int quotes = bytes[at] == '"' ? 1 : 0;
    int start = at + quotes;
    int end = Skip.nonFinite(bytes, start);
    if (end == Skip.NONE || (quotes == 1 && bytes[end] != '"')) {
      return Skip.NONE;
    }
    double infinite = bytes[start] == '-' ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
    number = bytes[start] == 'N' ? Double.NaN : infinite;
    return end + quotes;
  }

  private int readBoolean(byte[] bytes, int at) {
    truth = bytes[at] == 't';
    return truth || bytes[at] == 'f' ? Skip.value(bytes, at) : Skip.NONE;
  }

  private int readText(byte[] bytes, int at) {
    if (bytes[at] != '"') {
      return Skip.NONE;
    }
    textStart = at + 1;
    textEnd = Skip.plainText(bytes, textStart);
    boolean isPlain = textEnd != Skip.NONE && bytes[textEnd] == '"';
    return isPlain && textEnd - textStart <= MOST_TEXT_BYTES ? textEnd + 1 : Skip.NONE;
  }

  /**
   * Copies the value without spaces between its parts. A value with a backslash isn't plain,
   * because the parser may write its escapes differently.
   */
  private int readJson(byte[] bytes, int at) {
    int end = flatten && bytes[at] == '{' ? Skip.NONE : Skip.strict(bytes, at);
    if (end == Skip.NONE || end - at > MOST_TEXT_BYTES) {
      return Skip.NONE;
    }
    if (compact.length < end - at) {
      compact = new byte[2 * (end - at)];
    }
    textStart = 0;
    textEnd = 0;
    boolean inString = false;
    for (int i = at; i < end; i++) {
      byte next = bytes[i];
      if (next == '\\') {
        return Skip.NONE;
      }
      inString ^= next == '"';
      compact[textEnd] = next;
      textEnd += next == ' ' && !inString ? 0 : 1;
    }
    return end;
  }

  /**
   * Appends the row's value to the column, or a missing value if the row has none.
   *
   * @param bytes the bytes that the row was read from
   */
  void append(ChunkBuilder rows, long row, byte[] bytes) {
    if (missing || this.row != row) {
      rows.column(column).appendMissing();
      return;
    }
    switch (type) {
      case LONG -> rows.longs(column).append(integer);
      case DOUBLE -> rows.doubles(column).append(number);
      case BOOLEAN -> rows.booleans(column).append(truth);
      case TEXT -> rows.texts(column).appendUtf8(bytes, textStart, textEnd);
      case JSON -> rows.texts(column).appendUtf8(compact, textStart, textEnd);
    }
  }
}
