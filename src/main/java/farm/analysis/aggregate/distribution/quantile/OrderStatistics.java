package farm.analysis.aggregate.distribution.quantile;

import java.util.function.LongToDoubleFunction;

/** Computes quantiles of sorted values. */
final class OrderStatistics {

  private OrderStatistics() {}

  /**
   * The value at rank {@code q * (count - 1)}, interpolated between its two neighbours.
   *
   * @param sorted the value at a rank, counted from 0
   */
  static double quantile(double q, long count, LongToDoubleFunction sorted) {
    double place = q * (count - 1);
    long rank = (long) place;
    double low = sorted.applyAsDouble(rank);
    double fraction = place - rank;
    return fraction == 0 ? low : between(low, sorted.applyAsDouble(rank + 1), fraction);
  }

  /**
   * Interpolates as NumPy's {@code _lerp}, so that the result never exceeds {@code high}. The
   * difference of the values may be too large for a double.
   */
  private static double between(double low, double high, double fraction) {
    double step = high - low;
    if (!Double.isFinite(step)) {
      return low * (1 - fraction) + high * fraction;
    }
    return fraction < 0.5 ? low + step * fraction : high - step * (1 - fraction);
  }
}
