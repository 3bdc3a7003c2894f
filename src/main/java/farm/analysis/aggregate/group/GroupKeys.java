package farm.analysis.aggregate.group;

import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.aggregate.function.TextNumbers;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Numbers the distinct keys of rows from 0, in the order of their first appearance.
 *
 * <p>A key is a row of 64-bit words: one for each key column, and one whose bits mark the missing
 * columns. The word of a text is its number among the texts of the column. −0.0 and 0.0 are the
 * same key, and so are all NaN.
 */
public final class GroupKeys {

  /** The largest number of key columns: one word has the bits that mark the missing ones. */
  public static final int MOST_COLUMNS = Long.SIZE;

  private final Schema schema;
  private final TextNumbers[] texts;

  /** The words of the keys; the last column holds the missing bits. */
  private final WordKeys keys;

  /** The words of the rows of a chunk; the array is used again for the next chunk. */
  private long[][] rowWords;

  private final RowGroups rowGroups = new RowGroups();

  /** The number of leading rows that may have missing bits; later rows have none. */
  private int rowsMissing;

  /** No keys yet, of columns of this schema. */
  public GroupKeys(Schema schema) {
    if (schema.size() > MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "there are %d columns to group by; should be at most %d"
              .formatted(schema.size(), MOST_COLUMNS));
    }
    this.schema = schema;
    this.keys = new WordKeys(schema.size() + 1);
    this.rowWords = new long[schema.size() + 1][0];
    this.texts = new TextNumbers[schema.size()];
    Arrays.setAll(texts, k -> new TextNumbers());
  }

  /** The number of distinct keys. */
  public int size() {
    return keys.size();
  }

  /**
   * Returns the number of each row's key, from the columns {@code keyColumns}. The next call for a
   * chunk overwrites the result.
   */
  public RowGroups groupsOf(Chunk chunk, int... keyColumns) {
    int rows = chunk.rowCount();
    if (rows > rowWords[0].length) {
      rowWords = new long[rowWords.length][Math.max(rows, 2 * rowWords[0].length)];
    }
    Arrays.fill(rowWords[texts.length], 0, rowsMissing, 0);
    rowsMissing = 0;
    for (int k = 0; k < keyColumns.length; k++) {
      readWords(chunk, keyColumns[k], k);
    }
    rowGroups.begin(rows);
    int[] ends = new int[rowsMissing > 0 ? rowWords.length : texts.length];
    int end;
    for (int row = 0; row < rows; row = end) {
      end = rows;
      for (int k = 0; k < ends.length; k++) {
        if (ends[k] <= row) {
          ends[k] = endOfSame(rowWords[k], row, rows);
        }
        end = Math.min(end, ends[k]);
      }
      rowGroups.put(row, end, keys.findOrAdd(rowWords, row));
    }
    return rowGroups;
  }

  /**
   * Returns the numbers that some keys of {@code other} have here; new keys get the next numbers.
   */
  int[] groupsOf(GroupKeys other, int[] slots) {
    long[][] theirs = new long[rowWords.length][slots.length];
    for (int k = 0; k < theirs.length; k++) {
      for (int i = 0; i < slots.length; i++) {
        long word = other.keys.word(k, slots[i]);
        boolean text = k < texts.length && schema.field(k).type().isTextual();
        boolean missing = (other.keys.word(texts.length, slots[i]) >>> k & 1) != 0;
        theirs[k][i] = text && !missing ? texts[k].number(other.texts[k].text(word)) : word;
      }
    }
    int[] groups = new int[slots.length];
    Arrays.setAll(groups, i -> keys.findOrAdd(theirs, i));
    return groups;
  }

  /** The values of key column {@code k} in these groups. */
  Column column(int k, int[] groups) {
    Column.Builder builder = Column.builder(schema.field(k).type(), groups.length);
    for (int group : groups) {
      if ((keys.word(texts.length, group) >>> k & 1) != 0) {
        builder.appendMissing();
      } else {
        append(builder, k, keys.word(k, group));
      }
    }
    return builder.build();
  }

  /** Returns true if a few more keys will double the memory. */
  boolean isNearlyFull() {
    return keys.isNearlyFull();
  }

  long byteSize() {
    long bytes = keys.byteSize();
    for (TextNumbers text : texts) {
      bytes += text.byteSize();
    }
    return bytes;
  }

  private void append(Column.Builder builder, int k, long word) {
    switch (schema.field(k).type()) {
      case LONG -> ((LongColumn.Builder) builder).append(word);
      case DOUBLE -> ((DoubleColumn.Builder) builder).append(Double.longBitsToDouble(word));
      case BOOLEAN -> ((BooleanColumn.Builder) builder).append(word != 0);
      case TEXT, JSON -> ((TextColumn.Builder) builder).append(texts[k].text(word));
    }
  }

  private void readWords(Chunk chunk, int index, int k) {
    long[] ofRows = rowWords[k];
    Column column = chunk.column(index);
    if (column instanceof LongColumn && !column.hasMissing()) {
      chunk.copyLongs(index, ofRows);
      return;
    }
    int @Nullable [] numbers = column instanceof TextColumn text ? texts[k].numbersFor(text) : null;
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (column.isMissing(position)) {
        ofRows[row] = 0;
        rowWords[texts.length][row] |= 1L << k;
        rowsMissing = Math.max(rowsMissing, row + 1);
      } else {
        ofRows[row] =
            numbers == null
                ? word(column, position)
                : texts[k].number((TextColumn) column, position, numbers);
      }
    }
  }

  private static long word(Column column, int position) {
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    if (column instanceof DoubleColumn doubles) {
      return Double.doubleToLongBits(doubles.doubleAt(position) + 0.0);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /** The first row after {@code first} with a different word, or {@code rows} if there is none. */
  private static int endOfSame(long[] ofRows, int first, int rows) {
    long word = ofRows[first];
    int end = first + 1;
    while (end < rows && ofRows[end] == word) {
      end++;
    }
    return end;
  }
}
