package farm.analysis.testdata;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.apache.commons.statistics.distribution.TDistribution;

/**
 * Statistics by their textbook formulas in exact decimals, as fields of a CSV file. They are
 * rounded where the program promises to round. A field is empty if there is no result.
 *
 * <p>Every double is an exact decimal; quotients have far more digits than a double.
 */
final class Exactly {

  private static final MathContext DIGITS = new MathContext(400);

  private Exactly() {}

  /** A line of fields; doubles are the shortest decimals that read back as the same double. */
  static String line(Object... fields) {
    return Arrays.stream(fields)
        .map(
            field ->
                field instanceof Double number
                    ? DoubleToDecimal.toString(number)
                    : field.toString())
        .collect(Collectors.joining(","));
  }

  static BigDecimal of(Number value) {
    return value instanceof Double
        ? new BigDecimal(value.doubleValue())
        : BigDecimal.valueOf(value.longValue());
  }

  /** The sum of the values: an integer for integers, rounded once for doubles. */
  static Object sum(List<? extends Number> values) {
    if (values.isEmpty()) {
      return "";
    }
    BigDecimal sum = total(values);
    return values.get(0) instanceof Double ? (Object) sum.doubleValue() : sum.longValueExact();
  }

  /** The rounded sum, divided by the number of values. */
  static Object mean(List<? extends Number> values) {
    return values.isEmpty() ? "" : (Object) (total(values).doubleValue() / values.size());
  }

  static Object min(List<? extends Number> values) {
    return values.isEmpty() ? "" : sorted(values).get(0);
  }

  static Object max(List<? extends Number> values) {
    return values.isEmpty() ? "" : sorted(values).get(values.size() - 1);
  }

  /** The standard deviation of a sample, rounded once. */
  static Object stddev(List<? extends Number> values) {
    if (values.size() < 2) {
      return "";
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal mean = total(values).divide(n, DIGITS);
    BigDecimal squares =
        values.stream()
            .map(value -> of(value).subtract(mean).pow(2))
            .reduce(BigDecimal.ZERO, BigDecimal::add);
    return squares
        .divide(n.subtract(BigDecimal.ONE), DIGITS)
        .sqrt(new MathContext(60))
        .doubleValue();
  }

  /**
   * Type 7 of Hyndman and Fan (1996): interpolates between the two values next to q (n − 1). This
   * place is rounded to a double, as in NumPy; the result is rounded once.
   */
  static Object quantile(double q, List<? extends Number> values) {
    if (values.isEmpty()) {
      return "";
    }
    List<? extends Number> sorted = sorted(values);
    BigDecimal place = new BigDecimal(q * (values.size() - 1));
    int low = place.intValue();
    BigDecimal from = of(sorted.get(low));
    BigDecimal to = of(sorted.get(Math.min(low + 1, sorted.size() - 1)));
    BigDecimal fraction = place.subtract(BigDecimal.valueOf(low));
    return from.add(to.subtract(from).multiply(fraction)).doubleValue();
  }

  /** Slope and intercept of the least squares of y over x, each rounded once. */
  static List<Object> trend(List<? extends Number> x, List<? extends Number> y) {
    BigDecimal n = BigDecimal.valueOf(x.size());
    BigDecimal spread = n.multiply(products(x, x)).subtract(total(x).pow(2));
    if (spread.signum() == 0) {
      return List.of("", "");
    }
    BigDecimal slope = n.multiply(products(x, y)).subtract(total(x).multiply(total(y)));
    BigDecimal intercept =
        products(x, x).multiply(total(y)).subtract(total(x).multiply(products(x, y)));
    return List.of(
        slope.divide(spread, DIGITS).doubleValue(), intercept.divide(spread, DIGITS).doubleValue());
  }

  /** Pearson's correlation, rounded once. */
  static Object correlation(List<? extends Number> x, List<? extends Number> y) {
    BigDecimal n = BigDecimal.valueOf(x.size());
    BigDecimal spreads =
        n.multiply(products(x, x))
            .subtract(total(x).pow(2))
            .multiply(n.multiply(products(y, y)).subtract(total(y).pow(2)));
    return spreads.signum() == 0
        ? ""
        : (Object)
            n.multiply(products(x, y))
                .subtract(total(x).multiply(total(y)))
                .divide(spreads.sqrt(DIGITS), DIGITS)
                .doubleValue();
  }

  /** The place of each value among all, from 1; equal values share the mean of their places. */
  static List<Double> ranks(List<? extends Number> values) {
    return values.stream()
        .map(
            value -> {
              long below = values.stream().filter(v -> of(v).compareTo(of(value)) < 0).count();
              long equal = values.stream().filter(v -> of(v).compareTo(of(value)) == 0).count();
              return below + (equal + 1) / 2.0;
            })
        .toList();
  }

  /**
   * Welch's comparison of two samples of at least two values, not all the same: the difference
   * second − first, its 95 % confidence interval, t, the degrees of freedom and the p value; then
   * Vargha and Delaney's A. The formulas are those of Welch (1947), Satterthwaite (1946) and Vargha
   * and Delaney (2000); the quantile and the p value are those of Commons Statistics.
   */
  static List<Object> comparison(List<? extends Number> first, List<? extends Number> second) {
    BigDecimal one = squaredError(first);
    BigDecimal two = squaredError(second);
    BigDecimal difference = exactMean(second).subtract(exactMean(first));
    BigDecimal error = one.add(two).sqrt(DIGITS);
    double t = difference.divide(error, DIGITS).doubleValue();
    double degrees =
        one.add(two)
            .pow(2)
            .divide(
                one.pow(2)
                    .divide(BigDecimal.valueOf(first.size() - 1), DIGITS)
                    .add(two.pow(2).divide(BigDecimal.valueOf(second.size() - 1), DIGITS)),
                DIGITS)
            .doubleValue();
    TDistribution distribution = TDistribution.of(degrees);
    double half = distribution.inverseSurvivalProbability((1 - 0.95) / 2) * error.doubleValue();
    return List.of(
        difference.doubleValue(),
        difference.doubleValue() - half,
        difference.doubleValue() + half,
        t,
        degrees,
        2 * distribution.survivalProbability(Math.abs(t)),
        superiority(first, second));
  }

  private static BigDecimal exactMean(List<? extends Number> values) {
    return total(values).divide(BigDecimal.valueOf(values.size()), DIGITS);
  }

  /** The squared standard error of the mean, s² / n. */
  private static BigDecimal squaredError(List<? extends Number> values) {
    BigDecimal mean = exactMean(values);
    return values.stream()
        .map(value -> of(value).subtract(mean).pow(2))
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf((values.size() - 1L) * values.size()), DIGITS);
  }

  /** The share of all pairs in which the second value is greater; equal values count half. */
  private static double superiority(List<? extends Number> first, List<? extends Number> second) {
    double wins = 0;
    for (Number one : first) {
      for (Number two : second) {
        wins += (1 + of(two).compareTo(of(one))) / 2.0;
      }
    }
    return wins / (first.size() * second.size());
  }

  private static BigDecimal products(List<? extends Number> x, List<? extends Number> y) {
    return IntStream.range(0, x.size())
        .mapToObj(i -> of(x.get(i)).multiply(of(y.get(i))))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static BigDecimal total(List<? extends Number> values) {
    return values.stream().map(Exactly::of).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  private static List<? extends Number> sorted(List<? extends Number> values) {
    return values.stream().sorted((a, b) -> of(a).compareTo(of(b))).toList();
  }
}
