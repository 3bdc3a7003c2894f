package farm.analysis.aggregate.sum;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;

/**
 * The exact sum of values that come and go, such as those of a moving window. The results have the
 * same bits as those of {@link Sum} and {@link Mean} over the values that are there.
 */
public abstract sealed class MovingSum permits MovingLongSum, MovingDoubleSum {

  private long count;

  /** No values yet. */
  MovingSum() {}

  /** A sum without values, of a column of numbers or truth values, which count as 0 and 1. */
  public static MovingSum of(Column values) {
    return values instanceof DoubleColumn doubles
        ? new MovingDoubleSum(doubles)
        : new MovingLongSum(values);
  }

  /** Adds the value at a position of the column, which must not be missing. */
  public final void add(int position) {
    count++;
    addValue(position);
  }

  /** Removes a value that was added. */
  public final void remove(int position) {
    count--;
    removeValue(position);
  }

  /** The number of values. */
  public final long count() {
    return count;
  }

  /** The double nearest to the sum. */
  public abstract double nearest();

  /** The double nearest to the sum, divided by the number of values, which must not be 0. */
  public abstract double mean();

  abstract void addValue(int position);

  abstract void removeValue(int position);
}
