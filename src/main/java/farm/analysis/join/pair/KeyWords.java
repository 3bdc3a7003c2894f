package farm.analysis.join.pair;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.util.BitSet;
import java.util.HashMap;
import java.util.Map;

/**
 * Turns the values of a key column into words of 64 bits that are equal if and only if the values
 * are.
 *
 * <p>0.0 and −0.0 are equal, and so are all NaN. An integer equals a real number of the same value,
 * compared exactly. The word of a text is its code in the table's dictionary. A value that can't
 * equal any value of the table has no word: a missing value, or a text that the table doesn't have.
 */
final class KeyWords {

  private static final double TWO_TO_63 = 0x1p63;
  private static final int UNKNOWN = -1;

  /** True if one side has integers and the other real numbers. */
  private final boolean isMixed;

  /** The codes of the table's texts. */
  private final Map<String, Integer> codes = new HashMap<>();

  /**
   * Words of a key.
   *
   * @param table the key column of the table
   * @param streamed the type of the key on the other side
   */
  KeyWords(Column table, ColumnType streamed) {
    this.isMixed = table.type() != streamed && table.type().isNumeric();
    if (table instanceof TextColumn texts) {
      for (int code = 0; code < texts.dictionarySize(); code++) {
        codes.put(texts.dictionaryText(code), code);
      }
    }
  }

  /**
   * Puts the word of each row into {@code words}, and adds the rows without one to {@code none}.
   *
   * @param index the index of the key column, of either side
   */
  void read(Chunk chunk, int index, long[] words, BitSet none) {
    Column column = chunk.column(index);
    if (column instanceof TextColumn texts) {
      readTexts(chunk, texts, words, none);
      return;
    }
    if (column.hasMissing()) {
      addMissing(chunk, column, none);
    }
    if (column instanceof LongColumn) {
      chunk.copyLongs(index, words);
    } else if (column instanceof BooleanColumn truths) {
      for (int row = 0; row < chunk.rowCount(); row++) {
        words[row] = truths.booleanAt(chunk.position(row)) ? 1 : 0;
      }
    } else {
      readDoubles(chunk, (DoubleColumn) column, words, none);
    }
  }

  private static void addMissing(Chunk chunk, Column column, BitSet none) {
    for (int row = 0; row < chunk.rowCount(); row++) {
      if (column.isMissing(chunk.position(row))) {
        none.set(row);
      }
    }
  }

  private void readDoubles(Chunk chunk, DoubleColumn column, long[] words, BitSet none) {
    for (int row = 0; row < chunk.rowCount(); row++) {
      double value = column.doubleAt(chunk.position(row));
      if (!isMixed) {
        words[row] = Double.doubleToLongBits(value + 0.0);
      } else if (value == Math.rint(value) && value >= -TWO_TO_63 && value < TWO_TO_63) {
        words[row] = (long) value;
      } else {
        none.set(row);
      }
    }
  }

  /** Looks each distinct text of the chunk up once. */
  private void readTexts(Chunk chunk, TextColumn column, long[] words, BitSet none) {
    int[] known = new int[column.dictionarySize()];
    for (int code = 0; code < known.length; code++) {
      known[code] = codes.getOrDefault(column.dictionaryText(code), UNKNOWN);
    }
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      int code = column.isMissing(position) ? UNKNOWN : known[column.codeAt(position)];
      words[row] = code;
      if (code == UNKNOWN) {
        none.set(row);
      }
    }
  }
}
