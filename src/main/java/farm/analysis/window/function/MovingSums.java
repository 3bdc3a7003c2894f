package farm.analysis.window.function;

import farm.analysis.aggregate.sum.MovingLongSum;
import farm.analysis.aggregate.sum.MovingSum;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;

/** The sum or the mean of each frame; missing for a frame without values. */
final class MovingSums extends MovingCalculation {

  private final Column values;
  private final boolean isMean;
  private final RowNumbers results;
  private MovingSum sum;

  MovingSums(OrderedRows rows, FrameBounds bounds, Column values, boolean isMean) {
    super(rows, bounds);
    this.values = values;
    this.isMean = isMean;
    this.results = new RowNumbers(rows.count());
    this.sum = MovingSum.of(values);
  }

  @Override
  void begin() {
    sum = MovingSum.of(values);
  }

  @Override
  void add(int row) {
    if (!values.isMissing(row)) {
      sum.add(row);
    }
  }

  @Override
  void remove(int row) {
    if (!values.isMissing(row)) {
      sum.remove(row);
    }
  }

  @Override
  void compute(int row) {
    if (sum.count() == 0) {
      return;
    }
    if (isMean) {
      results.set(row, sum.mean());
    } else if (sum instanceof MovingLongSum longs) {
      if (!longs.fits()) {
        throw new RowOverflowException(row, longs.exact());
      }
      results.set(row, longs.sum());
    } else {
      results.set(row, sum.nearest());
    }
  }

  @Override
  public Column values() {
    boolean isLong = !isMean && values.type() != ColumnType.DOUBLE;
    return results.column(isLong ? ColumnType.LONG : ColumnType.DOUBLE);
  }
}
