package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.sum.ExactSums;
import java.util.List;

/** A sum over the rows of a group: of a column, x or y, or of a product of columns. */
enum Moment {
  X(0),
  Y(1),
  XX(0, 0),
  XY(0, 1),
  YY(1, 1),
  XXX(0, 0, 0),
  XXXX(0, 0, 0, 0);

  /** The columns to multiply, 0 for x and 1 for y; more than two are the same column. */
  final List<Integer> columns;

  Moment(Integer... columns) {
    this.columns = List.of(columns);
  }

  /** The sum of a column alone. */
  static Moment of(int column) {
    return column == 0 ? X : Y;
  }

  /** Adds the product of each row to the sum of its group. */
  void add(List<ExactDoubles> values, ExactSums sums, int[] groups) {
    ExactDoubles first = values.get(columns.get(0));
    switch (columns.size()) {
      case 1 -> first.addTo(sums, groups);
      case 2 -> first.addProductsTo(sums, values.get(columns.get(1)), groups);
      default -> first.addPowersTo(sums, columns.size(), groups);
    }
  }
}
