package farm.analysis.window.function;

import farm.analysis.chunk.Column;
import java.util.Arrays;

/** For each row, a value picked from a row of the same column. */
final class PickedValues {

  private static final int MISSING = -1;
  private static final int OTHERWISE = -2;

  private final Column values;
  private final int[] picked;

  /** Missing values, until rows are picked. */
  PickedValues(Column values, int rows) {
    this.values = values;
    this.picked = new int[rows];
    Arrays.fill(picked, MISSING);
  }

  /** Gives a row the value of another row. */
  void pick(int row, int from) {
    picked[row] = from;
  }

  /** Gives a row the value for rows that have none to pick. */
  void pickOtherwise(int row) {
    picked[row] = OTHERWISE;
  }

  /**
   * The values of all rows.
   *
   * @param otherwise a column whose first value is for rows that have none to pick
   */
  Column column(Column otherwise) {
    Column.Builder builder = Column.builder(values.type(), picked.length);
    for (int from : picked) {
      if (from == MISSING) {
        builder.appendMissing();
      } else if (from == OTHERWISE) {
        builder.appendFrom(otherwise, 0);
      } else {
        builder.appendFrom(values, from);
      }
    }
    return builder.build();
  }

  /** The values of all rows, if each row has one to pick or none. */
  Column column() {
    return column(values);
  }
}
