package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.function.TextNumbers;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * Values of one type as 64-bit words: equal values, equal words. −0.0 is 0.0, and every NaN is any
 * other. A text's word is its number among those met here.
 */
final class ValueWords {

  private final ColumnType type;
  private final TextNumbers texts = new TextNumbers();

  ValueWords(ColumnType type) {
    this.type = type;
  }

  boolean areTexts() {
    return type.isTextual();
  }

  /** Room for what {@link #word} has found out of a column. */
  int[] numbersFor(Column column) {
    return column instanceof TextColumn text ? texts.numbersFor(text) : new int[0];
  }

  /** The word of the value at a position; {@code numbers} is of {@link #numbersFor}. */
  long word(Column column, int position, int[] numbers) {
    return column instanceof TextColumn text
        ? texts.number(text, position, numbers)
        : word(column, position);
  }

  /** The word of the value of a column that isn't text. */
  static long word(Column column, int position) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.doubleAt(position) + 0.0);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /** The word here of a word of another of the same type. */
  long word(ValueWords other, long word) {
    return areTexts() ? texts.number(other.text(word)) : word;
  }

  String text(long word) {
    return texts.text(word);
  }

  /** Orders numbers by size with NaN last, false before true, texts by code points. */
  int compare(long one, long other) {
    return switch (type) {
      case LONG, BOOLEAN -> Long.compare(one, other);
      case DOUBLE -> Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other));
      case TEXT, JSON -> CodePoints.compare(text(one), text(other));
    };
  }

  /** Refuses a word that stands for no text. */
  void check(long word) throws StreamCorruptedException {
    if (areTexts() && (word < 0 || word >= texts.size())) {
      throw new StreamCorruptedException("text %d of %d".formatted(word, texts.size()));
    }
  }

  void encode(DataOutputStream out) throws IOException {
    if (areTexts()) {
      texts.encode(out);
    }
  }

  void decode(DataInputStream in) throws IOException {
    if (areTexts()) {
      texts.decode(in);
    }
  }

  /** About how many bytes of memory this takes. */
  long byteSize() {
    return texts.byteSize();
  }
}
