package farm.analysis.simulation;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * The definitions of survival analysis, computed for each time from all individuals, with exact
 * fractions and decimals of 40 digits.
 */
record NaiveSurvival(List<Individual> individuals) {

  /** An individual with an event, or censored, at a time. */
  record Individual(double time, boolean event) {}

  private static final MathContext DIGITS = new MathContext(40);
  private static final BigDecimal HALF = new BigDecimal("0.5");

  /** The individuals' distinct times, ascending. */
  List<Double> times() {
    SortedSet<Double> times = new TreeSet<>();
    individuals.forEach(one -> times.add(one.time));
    return List.copyOf(times);
  }

  long atRisk(double time) {
    return individuals.stream().filter(one -> one.time >= time).count();
  }

  long events(double time) {
    return individuals.stream().filter(one -> one.time == time && one.event).count();
  }

  long censored(double time) {
    return individuals.stream().filter(one -> one.time == time && !one.event).count();
  }

  private Stream<Double> eventTimes(double until) {
    return times().stream().filter(time -> time <= until && events(time) > 0);
  }

  /** Survival just after a time, rounded to 40 digits only once. */
  private BigDecimal exactSurvival(double time) {
    BigInteger numerator = BigInteger.ONE;
    BigInteger denominator = BigInteger.ONE;
    for (double event : eventTimes(time).toList()) {
      numerator = numerator.multiply(BigInteger.valueOf(atRisk(event) - events(event)));
      denominator = denominator.multiply(BigInteger.valueOf(atRisk(event)));
    }
    return new BigDecimal(numerator).divide(new BigDecimal(denominator), DIGITS);
  }

  double survival(double time) {
    return exactSurvival(time).doubleValue();
  }

  /** d / (n (n − d)); there must be survivors. */
  private BigDecimal variance(double event) {
    BigDecimal atRisk = BigDecimal.valueOf(atRisk(event));
    BigDecimal events = BigDecimal.valueOf(events(event));
    return events.divide(atRisk.multiply(atRisk.subtract(events)), DIGITS);
  }

  private BigDecimal variances(double time) {
    return eventTimes(time).map(this::variance).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Nullable Double standardError(double time) {
    BigDecimal survival = exactSurvival(time);
    return survival.signum() == 0
        ? null
        : (Double) survival.multiply(variances(time).sqrt(DIGITS)).doubleValue();
  }

  /** exp(−exp(ln(−ln S) + z σ / ln S)), as R writes it. */
  @Nullable Double bound(double time, double z) {
    double survival = survival(time);
    if (survival == 0 || survival == 1) {
      return null;
    }
    double error = Math.sqrt(variances(time).doubleValue()) / Math.log(survival);
    return Math.exp(-Math.exp(Math.log(-Math.log(survival)) + z * error));
  }

  @Nullable Double median() {
    List<Double> low =
        times().stream().filter(time -> exactSurvival(time).compareTo(HALF) <= 0).toList();
    if (low.isEmpty()) {
      return null;
    }
    if (exactSurvival(low.get(0)).compareTo(HALF) < 0) {
      return low.get(0);
    }
    return low.stream()
        .filter(time -> exactSurvival(time).compareTo(HALF) < 0)
        .findFirst()
        .map(next -> (low.get(0) + next) / 2)
        .orElse(low.get(0));
  }

  /** The first time at which a bound of survival is below 0.5; none of the bounds is 0.5. */
  @Nullable Double medianBound(double z) {
    for (double time : times()) {
      Double bound = bound(time, z);
      if (bound != null && bound < 0.5) {
        return time;
      }
    }
    return null;
  }

  double lastTime() {
    return times().get(times().size() - 1);
  }

  private boolean isKnownUntil(double until) {
    return until <= lastTime() || survival(lastTime()) == 0;
  }

  @Nullable Double restrictedMean(double until) {
    return isKnownUntil(until) ? (Double) area(0, until).doubleValue() : null;
  }

  @Nullable Double restrictedMeanError(double until) {
    if (!isKnownUntil(until)) {
      return null;
    }
    BigDecimal sum = BigDecimal.ZERO;
    for (double event : eventTimes(until).toList()) {
      if (events(event) < atRisk(event)) {
        BigDecimal area = area(event, until);
        sum = sum.add(area.multiply(area).multiply(variance(event)));
      }
    }
    return sum.sqrt(DIGITS).doubleValue();
  }

  /** The area under the curve, interval by interval. */
  private BigDecimal area(double from, double until) {
    List<Double> edges = new ArrayList<>();
    edges.add(from);
    times().stream().filter(time -> time > from && time < until).forEach(edges::add);
    edges.add(until);
    BigDecimal area = BigDecimal.ZERO;
    for (int i = 0; i + 1 < edges.size(); i++) {
      BigDecimal width = new BigDecimal(edges.get(i + 1)).subtract(new BigDecimal(edges.get(i)));
      area = area.add(width.multiply(exactSurvival(edges.get(i))));
    }
    return area;
  }
}
