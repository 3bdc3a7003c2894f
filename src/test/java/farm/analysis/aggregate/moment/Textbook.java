package farm.analysis.aggregate.moment;

import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.DoubleGenerator;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.quicktheories.core.Gen;

/**
 * Moments by their textbook formulas, computed exactly from the differences of all pairs of rows.
 */
final class Textbook {

  /** Enough digits for a number in the middle between two doubles: 2⁻¹⁰⁷⁵ has 752. */
  private static final MathContext TIE_DIGITS = new MathContext(1100);

  private static final MathContext DIGITS = new MathContext(1500);

  private Textbook() {}

  /** Two columns of the same length. */
  record Pairs(List<? extends Number> x, List<? extends Number> y) {

    int size() {
      return x.size();
    }

    boolean areFinite() {
      return isFinite(x) && isFinite(y);
    }

    /** Rows for an aggregation of two columns. */
    List<List<Number>> rows() {
      return IntStream.range(0, size()).mapToObj(i -> List.<Number>of(x.get(i), y.get(i))).toList();
    }
  }

  /** Pairs of doubles that are hard to compute with, sometimes with infinities or NaN. */
  static Gen<Pairs> pairs() {
    return DoubleGenerator.any().zip(DoubleGenerator.any(), longs().all(), Textbook::pairs);
  }

  private static Pairs pairs(List<Double> x, List<Double> other, long seed) {
    Random random = new Random(seed);
    List<Double> y = new ArrayList<>();
    for (int i = 0; i < x.size(); i++) {
      boolean similar = other.isEmpty() || random.nextInt(3) == 0;
      y.add(similar ? x.get(i) * random.nextInt(3) : other.get(i % other.size()));
    }
    return new Pairs(x, y);
  }

  static boolean isFinite(List<? extends Number> values) {
    return values.stream().allMatch(value -> Double.isFinite(value.doubleValue()));
  }

  /** Σ (xᵢ − xⱼ) (yᵢ − yⱼ) over all i {@literal <} j, which is n² times the covariance. */
  static BigDecimal spread(List<? extends Number> x, List<? extends Number> y) {
    BigDecimal sum = BigDecimal.ZERO;
    for (int i = 0; i < x.size(); i++) {
      for (int j = 0; j < i; j++) {
        BigDecimal dx = exact(x.get(i)).subtract(exact(x.get(j)));
        sum = sum.add(dx.multiply(exact(y.get(i)).subtract(exact(y.get(j)))));
      }
    }
    return sum;
  }

  static BigDecimal exact(Number value) {
    return value instanceof Double
        ? new BigDecimal((double) value)
        : BigDecimal.valueOf(value.longValue());
  }

  /** The double nearest to a quotient. */
  static double nearest(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, DIGITS).doubleValue();
  }

  /** The double nearest to a quotient. */
  static double nearest(BigDecimal dividend, long divisor) {
    return nearest(dividend, BigDecimal.valueOf(divisor));
  }

  /** The double nearest to the root of a quotient. */
  static double nearestRoot(BigDecimal dividend, BigDecimal divisor) {
    return dividend.divide(divisor, TIE_DIGITS).sqrt(TIE_DIGITS).doubleValue();
  }
}
