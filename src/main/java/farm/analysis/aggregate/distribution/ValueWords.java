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
 * Values of one type as 64-bit words: equal values, equal words. −0.0 is 0.0, and every NaN is any
 * other. A text's word is its number among those met here.
 */
public final class ValueWords {

  private final ColumnType type;
  private final TextNumbers texts = new TextNumbers();

  /** Words of values of this type. */
  public ValueWords(ColumnType type) {
    this.type = type;
  }

  /** Whether words are numbers of texts. */
  public boolean areTexts() {
    return type.isTextual();
  }

  /** Room for what {@link #word} has found out of a column. */
  public int[] numbersFor(Column column) {
    return column instanceof TextColumn text ? texts.numbersFor(text) : new int[0];
  }

  /** The word of the value at a position; {@code numbers} is of {@link #numbersFor}. */
  public long word(Column column, int position, int[] numbers) {
    return column instanceof TextColumn text
        ? texts.number(text, position, numbers)
        : word(column, position);
  }

  /** The word of the value of a column that isn't text. */
  public static long word(Column column, int position) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.doubleAt(position) + 0.0);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /** The word here of a word of another of the same type. */
  public long word(ValueWords other, long word) {
    return areTexts() ? texts.number(other.text(word)) : word;
  }

  /** Finds the word here of each word of another of the same type; looks up each text once. */
  public LongUnaryOperator wordsOf(ValueWords other) {
    if (!areTexts()) {
      return word -> word;
    }
    int[] numbers = texts.numbersFor(other.texts);
    return word -> texts.number(other.texts, (int) word, numbers);
  }

  /** How many texts are kept, of whatever words; 0 of values that aren't texts. */
  public int textCount() {
    return texts.size();
  }

  /** The text of a word. */
  public String text(long word) {
    return texts.text(word);
  }

  /** Orders numbers by size with NaN last, false before true, texts by code points. */
  public int compare(long one, long other) {
    return switch (type) {
      case LONG, BOOLEAN -> Long.compare(one, other);
      case DOUBLE -> Double.compare(Double.longBitsToDouble(one), Double.longBitsToDouble(other));
      case TEXT, JSON -> CodePoints.compare(text(one), text(other));
    };
  }

  /**
   * Refuses a word that was read but stands for no text.
   *
   * @throws StreamCorruptedException with the word
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

  /** Reads what {@link #encode} wrote, into words of no values. */
  public void decode(DataInputStream in) throws IOException {
    if (areTexts()) {
      texts.decode(in);
    }
  }

  /** About how many bytes of memory this takes. */
  public long byteSize() {
    return texts.byteSize();
  }
}
