package farm.analysis.aggregate.sum;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.LongColumn;
import java.math.BigInteger;

/** The sum of integers, or of truth values as 0 and 1, that come and go. */
public final class MovingLongSum extends MovingSum {

  private final Column values;
  private final ExactLongSums sums = new ExactLongSums();

  MovingLongSum(Column values) {
    this.values = values;
    sums.grow(1);
  }

  /** The exact sum. */
  public BigInteger exact() {
    return sums.exactSum(0);
  }

  /** Returns true if the sum is a 64-bit integer. */
  public boolean fits() {
    return sums.fits(0);
  }

  /** The sum, which must fit in 64 bits. */
  public long sum() {
    return sums.sum(0);
  }

  @Override
  public double nearest() {
    return sums.nearest(0);
  }

  @Override
  public double mean() {
    return sums.nearest(0) / count();
  }

  @Override
  void addValue(int position) {
    sums.add(0, valueAt(position));
  }

  @Override
  void removeValue(int position) {
    sums.subtract(0, valueAt(position));
  }

  private long valueAt(int position) {
    if (values instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    return ((BooleanColumn) values).booleanAt(position) ? 1 : 0;
  }
}
