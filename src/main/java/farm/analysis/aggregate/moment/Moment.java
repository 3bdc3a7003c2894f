package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.sum.ExactSums;
import java.util.List;

/** A sum over the rows of a group: of a column, x or y, or of a product of columns. */
enum Moment {
  X(1, 0),
  Y(0, 1),
  XX(2, 0),
  XY(1, 1),
  YY(0, 2),
  XXX(3, 0),
  XXXX(4, 0);

  /** The power of x in the product. */
  private final int ofX;

  /** The power of y in the product. */
  private final int ofY;

  Moment(int ofX, int ofY) {
    this.ofX = ofX;
    this.ofY = ofY;
  }

  /** The sum of the first factor of a product of two. */
  Moment first() {
    return ofX > 0 ? X : Y;
  }

  /** The sum of the second factor of a product of two. */
  Moment second() {
    return ofY > 0 ? Y : X;
  }

  /**
   * Adds the product of each row to the sum of its group.
   *
   * @param values the values of x, then those of y if there is such a column
   */
  void add(List<ExactDoubles> values, ExactSums sums, int[] groups) {
    ExactDoubles factor = values.get(ofX > 0 ? 0 : 1);
    switch (ofX + ofY) {
      case 1 -> factor.addTo(sums, groups);
      case 2 -> factor.addProductsTo(sums, values.get(ofY > 0 ? 1 : 0), groups);
      default -> factor.addPowersTo(sums, ofX + ofY, groups);
    }
  }
}
