package farm.analysis.aggregate.function;

import java.util.Arrays;

/**
 * The group of each row of a chunk, and where runs of rows of one group end: simulation data is
 * often sorted by what it is grouped by, so that the state of a group can stay in registers for
 * many rows.
 */
public final class RowGroups {

  private int[] groups = new int[0];

  /** Where a run ends, at the place of its first row. */
  private int[] ends = new int[0];

  /** These groups, of one row after another. */
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

  /** Makes room for so many rows, all of which are to be put into groups. */
  public void begin(int rows) {
    if (rows > groups.length) {
      groups = new int[Math.max(rows, 2 * groups.length)];
      ends = new int[groups.length];
    }
  }

  /** Puts a run of rows into a group. */
  public void put(int first, int end, int group) {
    Arrays.fill(groups, first, end, group);
    ends[first] = end;
  }

  /** The group of a row. */
  public int of(int row) {
    return groups[row];
  }

  /** The first row after a run that begins at row {@code first}. */
  public int endOfRun(int first) {
    return ends[first];
  }
}
