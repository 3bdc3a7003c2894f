package farm.analysis.expression.choice;

import farm.analysis.chunk.BooleanColumn;
import java.util.Arrays;

/** Which rows a condition holds for. */
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
    boolean hasMissing = truths.hasMissing();
    int[] rows = new int[truths.size()];
    int count = 0;
    for (int row = 0; row < rows.length; row++) {
      boolean holds = truths.booleanAt(row) && !(hasMissing && truths.isMissing(row));
      rows[count] = row;
      count += holds == wanted ? 1 : 0;
    }
    return Arrays.copyOf(rows, count);
  }
}
