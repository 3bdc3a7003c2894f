package farm.analysis.aggregate.moment;

/** A sum over the rows of a group: of a column, x or y, or of the product of two columns. */
enum Moment {
  X(0, -1),
  Y(1, -1),
  XX(0, 0),
  XY(0, 1),
  YY(1, 1);

  /** The columns to multiply, 0 for x and 1 for y; the second is −1 for the sum of one column. */
  final int first;

  final int second;

  Moment(int first, int second) {
    this.first = first;
    this.second = second;
  }

  /** The sum of a column alone. */
  static Moment of(int column) {
    return column == 0 ? X : Y;
  }
}
