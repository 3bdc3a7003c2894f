package farm.analysis.expression.choice;

import farm.analysis.chunk.BooleanColumn;

/** The rows for which a condition holds. */
public final class Truths {

  private Truths() {}

  /** The rows for which the condition is true, neither false nor missing, in order. */
  public static int[] rowsWhereTrue(BooleanColumn truths) {
    return rows(truths, true);
  }

  /** The rows for which the condition is false or missing, in order. */
  static int[] otherRows(BooleanColumn truths) {
    return rows(truths, false);
  }

  private static int[] rows(BooleanColumn truths, boolean wanted) {
    int count = 0;
    for (int row = 0; row < truths.size(); row++) {
      count += holds(truths, row) == wanted ? 1 : 0;
    }
    int[] rows = new int[count];
    int next = 0;
    for (int row = 0; next < count; row++) {
      rows[next] = row;
      next += holds(truths, row) == wanted ? 1 : 0;
    }
    return rows;
  }

  private static boolean holds(BooleanColumn truths, int row) {
    return truths.booleanAt(row) && !truths.isMissing(row);
  }
}
