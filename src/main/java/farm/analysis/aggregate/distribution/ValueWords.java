package farm.analysis.aggregate.distribution;

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
import java.util.function.LongUnaryOperator;

/**
 * Maps values of one type to 64-bit words, equal values to equal words.
 *
 * <p>−0.0 equals 0.0, and all NaN are equal. The word of a text is its number among the texts seen
 * here.
 */
public final class ValueWords {

  private final ColumnType type;
  private final TextNumbers texts = new TextNumbers();

  /** Creates words for values of this type. */
  public ValueWords(ColumnType type) {
    this.type = type;
  }

  /** Returns true if the values are texts, so that each word is the number of a text. */
  public boolean areTexts() {
    return type.isTextual();
  }

  /** Returns an empty cache for {@link #word(Column, int, int[])} on this column. */
  public int[] numbersFor(Column column) {
    return column instanceof TextColumn text ? texts.numbersFor(text) : new int[0];
  }

  /** The word of the value at a position; {@code numbers} is the cache of the column. */
  public long word(Column column, int position, int[] numbers) {
    return column instanceof TextColumn text
        ? texts.number(text, position, numbers)
        : word(column, position);
  }

  /** The word of the value at a position of a column that isn't text. */
  public static long word(Column column, int position) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.doubleAt(position) + 0.0);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /**
   * Returns a function from words of {@code other}, which has values of the same type, to words of
   * the same values here. It looks up each text once.
   */
  public LongUnaryOperator wordsOf(ValueWords other) {
    if (!areTexts()) {
      return word -> word;
    }
    int[] numbers = texts.numbersFor(other.texts);
    return word -> texts.number(other.texts, (int) word, numbers);
  }

  /** The number of texts kept, even if no group still uses them; 0 for other types. */
  public int textCount() {
    return texts.size();
  }

  /** The text of a word. */
  public String text(long word) {
    return texts.text(word);
  }

  /** Appends the value of a word to a column of its type. */
  public void append(long word, Column.Builder column) {
    switch (type) {
      case LONG -> ((LongColumn.Builder) column).append(word);
      case DOUBLE -> ((DoubleColumn.Builder) column).append(Double.longBitsToDouble(word));
      case BOOLEAN -> ((BooleanColumn.Builder) column).append(word != 0);
      case TEXT, JSON -> ((TextColumn.Builder) column).append(text(word));
    }
  }

  /**
   * Compares two values by their words: numbers by size with NaN last, false before true, texts by
   * code points.
   */
  public int compare(long one, long other) {
    return switch (type) {
      case LONG, BOOLEAN -> Long.compare(one, other);
      case DOUBLE -> Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other));
      case TEXT, JSON -> CodePoints.compare(text(one), text(other));
    };
  }

  /**
   * Checks that a decoded word stands for a text, if words are numbers of texts.
   *
   * @throws StreamCorruptedException with the word, if it stands for no text
   */
  public void check(long word) throws StreamCorruptedException {
    if (areTexts() && (word < 0 || word >= texts.size())) {
      throw new StreamCorruptedException("text %d of %d".formatted(word, texts.size()));
    }
  }

  /** Writes the texts. */
  public void encode(DataOutputStream out) throws IOException {
    if (areTexts()) {
      texts.encode(out);
    }
  }

  /** Reads the texts that {@link #encode} wrote; there must be no values yet. */
  public void decode(DataInputStream in) throws IOException {
    if (areTexts()) {
      texts.decode(in);
    }
  }

  /** The approximate memory of the texts, in bytes. */
  public long byteSize() {
    return texts.byteSize();
  }
}
