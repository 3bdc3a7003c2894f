package farm.analysis.aggregate.distribution.quantile;

import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The values of a group in ascending order, none of them NaN. There is at least one. */
final class SortedValues {

  private final double[] values;

  /** For each value, the number of values up to and including it; null if each occurs once. */
  private final long @Nullable [] ends;

  private SortedValues(double[] values, long @Nullable [] ends) {
    this.values = values;
    this.ends = ends;
  }

  /** Sorts values, which this object then owns. */
  static SortedValues of(double[] values) {
    Arrays.sort(values);
    return new SortedValues(values, null);
  }

  /** Ascending values that occur a number of times each; 0 is allowed. */
  static SortedValues of(double[] ascending, long[] counts) {
    long[] ends = counts.clone();
    Arrays.parallelPrefix(ends, Long::sum);
    return new SortedValues(ascending, ends);
  }

  private long count() {
    return ends == null ? values.length : ends[ends.length - 1];
  }

  private double at(long rank) {
    if (ends == null) {
      return values[(int) rank];
    }
    int low = 0;
    for (int high = ends.length - 1; low < high; ) {
      int middle = (low + high) >>> 1;
      if (ends[middle] > rank) {
        high = middle;
      } else {
        low = middle + 1;
      }
    }
    return values[low];
  }

  /** The value at rank {@code q * (count - 1)}, interpolated between its two neighbours. */
  double quantile(double q) {
    return OrderStatistics.quantile(q, count(), this::at);
  }

  /** The distance between the quartiles; NaN if both are the same infinity. */
  double interquartileRange() {
    return quantile(0.75) - quantile(0.25);
  }

  /** The median of the distances to the median; NaN if the median is infinite. */
  double medianAbsoluteDeviation() {
    double median = quantile(0.5);
    return Double.isFinite(median) ? distancesTo(median).quantile(0.5) : Double.NaN;
  }

  private SortedValues distancesTo(double center) {
    double[] distances = Arrays.stream(values).map(value -> Math.abs(value - center)).toArray();
    if (ends == null) {
      return of(distances);
    }
    int[] order =
        IntStream.range(0, distances.length)
            .boxed()
            .sorted(Comparator.comparingDouble(i -> distances[i]))
            .mapToInt(i -> i)
            .toArray();
    return of(
        Arrays.stream(order).mapToDouble(i -> distances[i]).toArray(),
        Arrays.stream(order).mapToLong(i -> ends[i] - (i == 0 ? 0 : ends[i - 1])).toArray());
  }
}
