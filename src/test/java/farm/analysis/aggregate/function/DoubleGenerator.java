package farm.analysis.aggregate.function;

import static org.quicktheories.generators.SourceDSL.longs;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.quicktheories.core.Gen;

/** Lists of doubles that are hard to add up, and their sum as a textbook computes it. */
public final class DoubleGenerator {

  private static final double[] ODD = {
    0.0, -0.0, Double.MIN_VALUE, -Double.MIN_NORMAL, 1, 0x1p53, 0x1p960, Double.MAX_VALUE
  };

  private DoubleGenerator() {}

  /**
   * Up to 40 finite doubles: of any size, of similar size, or near the largest. About half of them
   * have their opposite in the list, so that much cancels.
   */
  public static Gen<List<Double>> finite() {
    return longs().all().map(seed -> finite(new Random(seed)));
  }

  /** Like {@link #finite}, with some infinities and NaNs of several bit patterns. */
  public static Gen<List<Double>> any() {
    return longs()
        .all()
        .map(
            seed -> {
              Random random = new Random(seed);
              List<Double> values = finite(random);
              for (int i = random.nextInt(4); i > 0; i--) {
                values.add(random.nextInt(values.size() + 1), special(random));
              }
              return values;
            });
  }

  /**
   * Powers of two, smallest first, of either sign. It takes hundreds of doubles to hold their sum.
   */
  public static List<Double> ofEverySize(long seed) {
    Random random = new Random(seed);
    return IntStream.range(-1050, 950)
        .mapToObj(exponent -> Math.scalb(random.nextBoolean() ? 1.0 : -1.0, exponent))
        .toList();
  }

  private static double special(Random random) {
    return switch (random.nextInt(4)) {
      case 0 -> Double.POSITIVE_INFINITY;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> Double.NaN;
      default -> Double.longBitsToDouble(0xfff8000000000000L + random.nextInt(3));
    };
  }

  private static List<Double> finite(Random random) {
    int kind = random.nextInt(4);
    List<Double> values = new ArrayList<>();
    for (int i = random.nextInt(21); i > 0; i--) {
      double value = finite(value(random, kind));
      values.add(value);
      if (random.nextBoolean()) {
        values.add(random.nextInt(4) == 0 ? finite(Math.nextUp(-value)) : -value);
      }
    }
    Collections.shuffle(values, random);
    return values;
  }

  private static double finite(double value) {
    return Math.max(-Double.MAX_VALUE, Math.min(value, Double.MAX_VALUE));
  }

  private static double value(Random random, int kind) {
    double digits = random.nextBoolean() ? 2 * random.nextDouble() - 1 : random.nextInt(5) - 2;
    return switch (kind) {
      case 0 -> digits * 100;
      case 1 -> Math.scalb(digits, random.nextInt(2100) - 1076);
      case 2 -> Math.scalb(digits, 1020 + random.nextInt(4));
      default -> ODD[random.nextInt(ODD.length)] * (random.nextBoolean() ? 1 : -1);
    };
  }

  /**
   * The double nearest to the true sum; with infinities or NaN, the sum by the rules of IEEE 754.
   */
  public static double nearestSum(List<Double> values) {
    double specials =
        values.stream().filter(v -> !Double.isFinite(v)).mapToDouble(v -> v).reduce(0, Double::sum);
    return values.stream().allMatch(Double::isFinite)
        ? exactSum(values).doubleValue()
        : Double.isNaN(specials) ? Double.NaN : specials;
  }

  /** The true sum of finite values. */
  public static BigDecimal exactSum(List<Double> values) {
    return values.stream().map(BigDecimal::new).reduce(BigDecimal.ZERO, BigDecimal::add);
  }
}
