package farm.analysis.aggregate.function;

import java.util.Arrays;

/**
 * The group of each row of a chunk, and the end of each run of rows of one group.
 *
 * <p>Simulation data is often sorted by the columns that it is grouped by. With runs, the state of
 * a group can stay in registers for many rows.
 */
public final class RowGroups {

  private int[] groups = new int[0];

  /** The end of each run, at the index of its first row. */
  private int[] ends = new int[0];

  /** Returns the groups of consecutive rows. */
  public static RowGroups of(int... groups) {
    RowGroups all = new RowGroups();
    all.begin(groups.length);
    int end;
    for (int first = 0; first < groups.length; first = end) {
      end = first + 1;
      while (end < groups.length && groups[end] == groups[first]) {
        end++;
      }
      all.put(first, end, groups[first]);
    }
    return all;
  }

  /** Makes room for this number of rows; the caller then puts each of them into a group. */
  public void begin(int rows) {
    if (rows > groups.length) {
      groups = new int[Math.max(rows, 2 * groups.length)];
      ends = new int[groups.length];
    }
  }

  /** Puts a run, the rows from {@code first} to {@code end}, exclusive, into a group. */
  public void put(int first, int end, int group) {
    Arrays.fill(groups, first, end, group);
    ends[first] = end;
  }

  /** The group of a row. */
  public int of(int row) {
    return groups[row];
  }

  /** The row after the run that begins at row {@code first}. */
  public int endOfRun(int first) {
    return ends[first];
  }
}
