package farm.analysis.aggregate.sum;

import farm.analysis.chunk.DoubleColumn;

/**
 * The sum of doubles that come and go. An exact sum can also be taken back exactly; NaN and
 * infinities can't, so they are counted.
 */
public final class MovingDoubleSum extends MovingSum {

  private final DoubleColumn values;
  private final ExactSums sums = new ExactSums();
  private long nans;
  private long infinities;
  private long negativeInfinities;

  MovingDoubleSum(DoubleColumn values) {
    this.values = values;
    sums.grow(1);
  }

  @Override
  public double nearest() {
    return isFinite() ? sums.sum(0) : special();
  }

  @Override
  public double mean() {
    return isFinite() ? sums.mean(0, count()) : special();
  }

  private boolean isFinite() {
    return nans + infinities + negativeInfinities == 0;
  }

  private double special() {
    if (nans > 0 || (infinities > 0 && negativeInfinities > 0)) {
      return Double.NaN;
    }
    return infinities > 0 ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
  }

  @Override
  void addValue(int position) {
    add(values.doubleAt(position), 1);
  }

  @Override
  void removeValue(int position) {
    add(values.doubleAt(position), -1);
  }

  private void add(double value, int times) {
    if (Double.isFinite(value)) {
      sums.add(0, times * value);
    } else if (Double.isNaN(value)) {
      nans += times;
    } else if (value > 0) {
      infinities += times;
    } else {
      negativeInfinities += times;
    }
  }
}
