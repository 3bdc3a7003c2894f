package farm.analysis.join.pair;

import farm.analysis.aggregate.group.WordKeys;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import java.util.Arrays;
import java.util.BitSet;
import java.util.List;
import java.util.stream.IntStream;

/**
 * Finds the rows of a table by their keys. Immutable: threads share it, each with a {@link Finder}
 * of its own.
 *
 * <p>Rows with equal keys are a group, which has the number of the key. Rows with a missing key are
 * in no group.
 */
public final class KeyIndex {

  /** The group of a row that matches nothing. */
  public static final int NONE = WordKeys.NONE;

  private final KeyWords[] words;
  private final WordKeys keys;

  /** By group: the index in {@link #rows} of its first row; the next group's is its end. */
  private final int[] starts;

  /** The rows of all groups, those of one group in the order of the table. */
  private final int[] rows;

  /**
   * An index of a table.
   *
   * @param columns the key columns
   * @param streamed the types of the keys on the other side
   */
  public KeyIndex(Chunk table, int[] columns, List<ColumnType> streamed) {
    this.words =
        IntStream.range(0, columns.length)
            .mapToObj(k -> new KeyWords(table.column(columns[k]), streamed.get(k)))
            .toArray(KeyWords[]::new);
    this.keys = new WordKeys(columns.length);
    int[] groups = new int[table.rowCount()];
    new Finder(columns).read(table, groups, true);
    this.starts = starts(groups);
    this.rows = rows(groups);
  }

  private int[] starts(int[] groups) {
    int[] ends = new int[keys.size() + 1];
    for (int group : groups) {
      if (group != NONE) {
        ends[group + 1]++;
      }
    }
    Arrays.parallelPrefix(ends, Integer::sum);
    return ends;
  }

  private int[] rows(int[] groups) {
    int[] ordered = new int[starts[keys.size()]];
    int[] next = starts.clone();
    for (int row = 0; row < groups.length; row++) {
      if (groups[row] != NONE) {
        ordered[next[groups[row]]++] = row;
      }
    }
    return ordered;
  }

  /** The number of rows with the key of a group. */
  public int count(int group) {
    return starts[group + 1] - starts[group];
  }

  /** The row with this number, from 0, among those of a group. */
  public int row(int group, int number) {
    return rows[starts[group] + number];
  }

  /**
   * The rows that are in none of these groups, in order.
   *
   * @param count the number of rows of the table
   */
  public int[] rowsWithout(BitSet groups, int count) {
    BitSet matched = new BitSet(count);
    for (int group = groups.nextSetBit(0); group >= 0; group = groups.nextSetBit(group + 1)) {
      for (int i = starts[group]; i < starts[group + 1]; i++) {
        matched.set(rows[i]);
      }
    }
    return IntStream.range(0, count).filter(row -> !matched.get(row)).toArray();
  }

  /** Marks the groups of the first {@code rows} rows. */
  public static void mark(int[] groups, int rows, BitSet marks) {
    Arrays.stream(groups, 0, rows).filter(group -> group != NONE).forEach(marks::set);
  }

  /** Returns a finder for chunks of the other side, with their keys in these columns. */
  public Finder finder(int[] columns) {
    return new Finder(columns);
  }

  /** Finds the groups of the rows of chunks; for one thread. */
  public final class Finder {

    private final int[] columns;
    private final long[][] rowWords;
    private final BitSet none = new BitSet();
    private int[] groups = new int[0];

    private Finder(int[] columns) {
      this.columns = columns;
      this.rowWords = new long[columns.length][0];
    }

    /**
     * Returns the group of each row, or {@link KeyIndex#NONE}. The next call overwrites the result.
     */
    public int[] groupsOf(Chunk chunk) {
      if (groups.length < chunk.rowCount()) {
        groups = new int[chunk.rowCount()];
      }
      read(chunk, groups, false);
      return groups;
    }

    private void read(Chunk chunk, int[] found, boolean adds) {
      none.clear();
      for (int k = 0; k < columns.length; k++) {
        if (rowWords[k].length < chunk.rowCount()) {
          rowWords[k] = new long[chunk.rowCount()];
        }
        words[k].read(chunk, columns[k], rowWords[k], none);
      }
      for (int row = 0; row < chunk.rowCount(); row++) {
        found[row] = none.get(row) ? NONE : group(row, adds);
      }
    }

    private int group(int row, boolean adds) {
      return adds ? keys.findOrAdd(rowWords, row) : keys.find(rowWords, row);
    }
  }
}
