package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.aggregate.sum.Dyadic;
import java.util.OptionalDouble;

/** The values of one group in ascending order, with exact sums. */
final class Sample {

  private final boolean areDoubles;
  private final long[] values;
  private final long[] counts;
  private final long size;
  private final boolean isFinite;
  private Dyadic sum = Dyadic.ZERO;
  private Dyadic squares = Dyadic.ZERO;

  /**
   * Creates a sample.
   *
   * @param ordered the number of times that each value occurs, as an integer of {@link
   *     Numbers#ordered}
   * @param areDoubles true if the values are doubles, false if they are integers
   */
  Sample(LongCounts ordered, boolean areDoubles) {
    this.areDoubles = areDoubles;
    this.values = ordered.sortedWords();
    this.counts = new long[values.length];
    long total = 0;
    for (int i = 0; i < values.length; i++) {
      counts[i] = ordered.countOf(values[i]);
      total += counts[i];
    }
    this.size = total;
    this.isFinite =
        values.length == 0 || (isFinite(values[0]) && isFinite(values[values.length - 1]));
    for (int i = 0; isFinite && i < values.length; i++) {
      add(exactly(values[i]), Dyadic.of(counts[i]));
    }
  }

  private void add(Dyadic value, Dyadic count) {
    Dyadic product = value.times(count);
    sum = sum.plus(product);
    squares = squares.plus(product.times(value));
  }

  private boolean isFinite(long ordered) {
    return !areDoubles || Double.isFinite(OrderedBits.toDouble(ordered));
  }

  private Dyadic exactly(long ordered) {
    return areDoubles ? Dyadic.of(OrderedBits.toDouble(ordered)) : Dyadic.of(ordered);
  }

  /** The number of values, n. */
  long size() {
    return size;
  }

  /** Returns true if no value is NaN or infinite. */
  boolean isFinite() {
    return isFinite;
  }

  /** Returns true if a value is NaN, which is the greatest. */
  private boolean hasNan() {
    return areDoubles
        && values.length > 0
        && Double.isNaN(OrderedBits.toDouble(values[values.length - 1]));
  }

  /** n, as an exact number. */
  Dyadic count() {
    return Dyadic.of(size);
  }

  /** Σx, if all values are finite. */
  Dyadic sum() {
    return sum;
  }

  /** n Σx² − (Σx)², if all values are finite: n (n − 1) times the sample variance. */
  Dyadic spread() {
    return count().times(squares).minus(sum.times(sum));
  }

  /** The mean, rounded once; missing if there are no values, NaN if any isn't finite. */
  OptionalDouble mean() {
    return isFinite ? sum.over(count()) : OptionalDouble.of(Double.NaN);
  }

  /**
   * The share of pairs in which the value here is greater, among all pairs of a value here and one
   * of {@code others}; equal pairs count half. Rounded once; missing if either sample is empty, NaN
   * if a value is NaN.
   */
  OptionalDouble superiority(Sample others) {
    if (hasNan() || others.hasNan()) {
      return OptionalDouble.of(Double.NaN);
    }
    Dyadic twice = Dyadic.ZERO;
    long below = 0;
    for (int i = 0, j = 0; i < values.length; i++) {
      while (j < others.values.length && others.values[j] < values[i]) {
        below += others.counts[j++];
      }
      boolean isEqual = j < others.values.length && others.values[j] == values[i];
      Dyadic halves = Dyadic.of(2 * below + (isEqual ? others.counts[j] : 0));
      twice = twice.plus(Dyadic.of(counts[i]).times(halves));
    }
    return twice.over(Dyadic.of(2L).times(count()).times(others.count()));
  }
}
