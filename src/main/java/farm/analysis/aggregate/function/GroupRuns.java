package farm.analysis.aggregate.function;

/**
 * Rows in a row that are of one group: simulation data is often sorted by what it is grouped by, so
 * that the state of a group can stay in registers for many rows.
 */
public final class GroupRuns {

  private GroupRuns() {}

  /** The first row after {@code first} that is of another group, or {@code rows} if none is. */
  public static int end(int[] groups, int first, int rows) {
    int group = groups[first];
    int end = first + 1;
    while (end < rows && groups[end] == group) {
      end++;
    }
    return end;
  }
}
