package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.aggregate.sum.Dyadic;
import java.util.OptionalDouble;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * The difference of two means, second − first, and Welch's t test of it (Welch, Biometrika 34(1–2),
 * 1947, with the degrees of freedom of Satterthwaite 1946).
 *
 * <p>Differences, t and degrees of freedom are exact, rounded once. The p value and the bounds are
 * within 10⁻¹².
 *
 * @param difference the difference; missing if either sample is empty
 * @param low the lower bound of its interval; this and the following are missing if either sample
 *     has fewer than two values, or if both samples are constant
 * @param high the upper bound
 * @param t the difference over its standard error
 * @param degreesOfFreedom the degrees of freedom of t
 * @param p the two-sided p value
 */
record Welch(
    OptionalDouble difference,
    OptionalDouble low,
    OptionalDouble high,
    OptionalDouble t,
    OptionalDouble degreesOfFreedom,
    OptionalDouble p) {

  private static final OptionalDouble NONE = OptionalDouble.empty();
  private static final OptionalDouble NAN = OptionalDouble.of(Double.NaN);

  /** Compares two samples. All results are NaN if any value is NaN or infinite. */
  static Welch of(Sample first, Sample second, ConfidenceLevel level) {
    boolean isFinite = first.isFinite() && second.isFinite();
    boolean isDefined = first.size() > 0 && second.size() > 0;
    boolean hasTest = first.size() > 1 && second.size() > 1;
    if (!isFinite || !isDefined) {
      OptionalDouble difference = isDefined ? NAN : NONE;
      OptionalDouble test = hasTest ? NAN : NONE;
      return new Welch(difference, test, test, test, test, test);
    }
    Dyadic sizes = first.count().times(second.count());
    Dyadic numerator = second.sum().times(first.count()).minus(first.sum().times(second.count()));
    OptionalDouble difference = numerator.over(sizes);
    return hasTest && first.spread().plus(second.spread()).signum() > 0
        ? test(new Difference(numerator, sizes, difference.orElseThrow()), first, second, level)
        : new Welch(difference, NONE, NONE, NONE, NONE, NONE);
  }

  /** The difference of two means: exactly, as a fraction, and rounded. */
  private record Difference(Dyadic numerator, Dyadic divisor, double rounded) {}

  /** With s²/n = u/d for each sample, and d the product of both divisors. */
  private static Welch test(
      Difference difference, Sample first, Sample second, ConfidenceLevel level) {
    Dyadic u1 = first.spread().times(divisor(second));
    Dyadic u2 = second.spread().times(divisor(first));
    Dyadic u = u1.plus(u2);
    Dyadic d = divisor(first).times(divisor(second));
    Dyadic less1 = Dyadic.of(first.size() - 1);
    Dyadic less2 = Dyadic.of(second.size() - 1);
    double t =
        difference
            .numerator()
            .times(d)
            .overRoot(difference.divisor().times(difference.divisor()).times(u).times(d))
            .orElseThrow();
    double degrees =
        u.times(u)
            .times(less1)
            .times(less2)
            .over(u1.times(u1).times(less2).plus(u2.times(u2).times(less1)))
            .orElseThrow();
    double half = level.t(degrees) * u.rootOver(d).orElseThrow();
    double tail = TDistribution.of(degrees).survivalProbability(Math.abs(t));
    return new Welch(
        OptionalDouble.of(difference.rounded()),
        OptionalDouble.of(difference.rounded() - half),
        OptionalDouble.of(difference.rounded() + half),
        OptionalDouble.of(t),
        OptionalDouble.of(degrees),
        OptionalDouble.of(2 * tail));
  }

  /** n² (n − 1), the divisor of {@link Sample#spread} for the squared standard error of a mean. */
  private static Dyadic divisor(Sample sample) {
    return sample.count().times(sample.count()).times(Dyadic.of(sample.size() - 1));
  }
}
