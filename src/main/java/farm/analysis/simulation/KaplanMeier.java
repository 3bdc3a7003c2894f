package farm.analysis.simulation;

import farm.analysis.chunk.Chunk;
import java.util.function.IntToDoubleFunction;

/**
 * The product-limit estimate of the survival of one group (Kaplan and Meier, Journal of the
 * American Statistical Association 53, 1958).
 *
 * <p>At a time with d events among n individuals at risk, survival is multiplied by (n − d) / n.
 * Individuals censored at a time are at risk for the events at that time: events come first.
 *
 * <p>Times are numbered from 0, in ascending order. Survival at a time is the share of survivors
 * just after it. All sums and products are in the order of the times, in doubles.
 */
final class KaplanMeier {

  /** The difference from 0.5 below which a curve counts as 0.5, as in R's survfit: √2⁻⁵². */
  private static final double TOLERANCE = 0x1p-26;

  private final double[] times;
  private final long[] atRisk;
  private final long[] events;
  private final long[] censored;
  private final double[] survival;

  /** For each time, Σ d / (n (n − d)) over the times up to it; ∞ from the time when d = n. */
  private final double[] sums;

  private KaplanMeier(int size) {
    this.times = new double[size];
    this.atRisk = new long[size];
    this.events = new long[size];
    this.censored = new long[size];
    this.survival = new double[size];
    this.sums = new double[size];
  }

  /**
   * The estimate for some rows of counts, one row for each time, in ascending order.
   *
   * @param timeColumn the column of times; those of individuals and events follow
   */
  static KaplanMeier of(Chunk counts, int from, int to, int timeColumn) {
    KaplanMeier estimate = new KaplanMeier(to - from);
    long left = 0;
    for (int i = to - from - 1; i >= 0; i--) {
      estimate.times[i] = Runs.number(counts, from + i, timeColumn);
      long individuals = Runs.count(counts, from + i, timeColumn + 1);
      estimate.events[i] = Runs.count(counts, from + i, timeColumn + 2);
      estimate.censored[i] = individuals - estimate.events[i];
      left += individuals;
      estimate.atRisk[i] = left;
    }
    estimate.multiply();
    return estimate;
  }

  private void multiply() {
    double product = 1;
    double sum = 0;
    for (int i = 0; i < times.length; i++) {
      double n = atRisk[i];
      double rest = atRisk[i] - events[i];
      product *= rest / n;
      sum += events[i] == 0 ? 0 : events[i] / (n * rest);
      survival[i] = product;
      sums[i] = sum;
    }
  }

  /** The number of times. */
  int size() {
    return times.length;
  }

  /** The number of all individuals. */
  long individuals() {
    return atRisk[0];
  }

  /** The number of all events. */
  long allEvents() {
    long all = 0;
    for (long ofTime : events) {
      all += ofTime;
    }
    return all;
  }

  double lastTime() {
    return times[times.length - 1];
  }

  /** The number of individuals without event or censoring before a time. */
  long atRisk(int i) {
    return atRisk[i];
  }

  long events(int i) {
    return events[i];
  }

  long censored(int i) {
    return censored[i];
  }

  /** The share of survivors just after a time, from 0 to 1. */
  double survival(int i) {
    return survival[i];
  }

  /**
   * The standard error of survival, S √(Σ d / (n (n − d))) (Greenwood, The Natural Duration of
   * Cancer, 1926); NaN if survival is 0.
   */
  double standardError(int i) {
    return survival[i] == 0 ? Double.NaN : survival[i] * Math.sqrt(sums[i]);
  }

  /**
   * A bound of a confidence interval for survival: the value whose ln(−ln S) is {@code z} standard
   * errors from the estimate's (Kalbfleisch and Prentice, The Statistical Analysis of Failure Time
   * Data, 1980). NaN if survival is 0 or 1.
   *
   * @param z a quantile of the standard normal distribution; negative for the lower bound
   */
  double bound(int i, double z) {
    if (survival[i] == 0 || survival[i] == 1) {
      return Double.NaN;
    }
    double logarithm = StrictMath.log(survival[i]);
    return StrictMath.exp(logarithm * StrictMath.exp(z * Math.sqrt(sums[i]) / logarithm));
  }

  /**
   * The first time at which a curve is at most 0.5. If it is 0.5 there, the middle between this
   * time and the next at which it is lower, as in R's survfit (Therneau, package survival). NaN if
   * there is no such time.
   *
   * <p>For survival it is the median time. For the bounds of survival these are the bounds of the
   * median's confidence interval (Brookmeyer and Crowley, Biometrics 38, 1982).
   *
   * @param curve the values by the number of the time; NaN where there is none
   */
  double half(IntToDoubleFunction curve) {
    for (int i = 0; i < times.length; i++) {
      double value = curve.applyAsDouble(i);
      if (value < 0.5 + TOLERANCE) {
        return value > 0.5 - TOLERANCE ? (times[i] + lower(curve, i)) / 2 : times[i];
      }
    }
    return Double.NaN;
  }

  /** The first time with a lower value than at time {@code i}; time {@code i} if there is none. */
  private double lower(IntToDoubleFunction curve, int i) {
    for (int later = i + 1; later < times.length; later++) {
      if (curve.applyAsDouble(later) < curve.applyAsDouble(i)) {
        return times[later];
      }
    }
    return times[i];
  }

  /** The mean of times cut off at a limit, and its standard error. */
  record RestrictedMean(double mean, double standardError) {}

  /**
   * The area under the curve from 0 to {@code until}; NaN if the curve ends earlier, above 0. The
   * variance is Σ A² d / (n (n − d)), where A is the area from the time of the events to {@code
   * until} (Klein and Moeschberger, Survival Analysis, 2nd edition 2003, section 4.5).
   */
  RestrictedMean restrictedMean(double until) {
    if (until > lastTime() && survival[times.length - 1] > 0) {
      return new RestrictedMean(Double.NaN, Double.NaN);
    }
    double area = 0;
    double variance = 0;
    double end = until;
    for (int i = times.length - 1; i >= 0; i--) {
      if (times[i] < until) {
        area += survival[i] * (end - times[i]);
        end = times[i];
        double rest = atRisk[i] - events[i];
        variance += rest == 0 ? 0 : area * area * events[i] / (atRisk[i] * rest);
      }
    }
    return new RestrictedMean(area + end, Math.sqrt(variance));
  }
}
