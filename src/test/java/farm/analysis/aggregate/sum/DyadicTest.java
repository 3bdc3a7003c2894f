package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.DoubleGenerator;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DyadicTest {

  private static final double MIN = Double.MIN_VALUE;
  private static final double MAX = Double.MAX_VALUE;

  @Test
  void everyDoubleIsItself() {
    Random random = new Random(1);
    for (double value : List.of(0.0, 1.0, -0.1, MIN, -MIN, Double.MIN_NORMAL, MAX, -MAX)) {
      assertThat(Dyadic.of(value).nearest()).isEqualTo(value);
    }
    for (int i = 0; i < 20_000; i++) {
      double value = Double.longBitsToDouble(random.nextLong());
      if (Double.isFinite(value)) {
        assertThat(Dyadic.of(value).nearest()).isEqualTo(value);
        assertThat(exact(Dyadic.of(value))).isEqualByComparingTo(new BigDecimal(value));
      }
    }
  }

  @Test
  void sumsAndProductsAreExact() {
    qt().withFixedSeed(41)
        .withExamples(2_000)
        .forAll(DoubleGenerator.finite())
        .checkAssert(
            values -> {
              Dyadic sum = Dyadic.ZERO;
              Dyadic product = Dyadic.of(1L);
              BigDecimal exactProduct = BigDecimal.ONE;
              for (double value : values.subList(0, Math.min(5, values.size()))) {
                product = product.times(Dyadic.of(value));
                exactProduct = exactProduct.multiply(new BigDecimal(value));
              }
              for (double value : values) {
                sum = sum.plus(Dyadic.of(value));
              }
              assertThat(exact(sum)).isEqualByComparingTo(DoubleGenerator.exactSum(values));
              assertThat(exact(product)).isEqualByComparingTo(exactProduct);
              assertThat(sum.minus(sum).signum()).isZero();
              assertThat(sum.nearest()).isEqualTo(exact(sum).doubleValue());
            });
  }

  @Test
  void tiesGoToEven() {
    assertThat(Dyadic.of((1L << 53) + 1).nearest()).isEqualTo(0x1p53);
    assertThat(Dyadic.of((1L << 53) + 3).nearest()).isEqualTo(0x1p53 + 4);
    assertThat(Dyadic.of((1L << 53) + 1).plus(Dyadic.of(MIN)).nearest()).isEqualTo(0x1p53 + 2);
    assertThat(Dyadic.of(3 * MIN).over(Dyadic.of(2L))).hasValue(2 * MIN);
    assertThat(Dyadic.of(5 * MIN).over(Dyadic.of(2L))).hasValue(2 * MIN);
  }

  @Test
  void roundsOnceAlsoToSubnormals() {
    assertThat(Dyadic.of(MIN).over(Dyadic.of(2L))).hasValue(0.0);
    assertThat(Dyadic.of(MIN).over(Dyadic.of(1.9999999))).hasValue(MIN);
    assertThat(Dyadic.of(-MIN).over(Dyadic.of(1.9999999))).hasValue(-MIN);
    assertThat(Dyadic.of(MIN).over(Dyadic.of(MAX))).hasValue(0.0);
    assertThat(Dyadic.of(MIN).times(Dyadic.of(MIN)).rootOver(Dyadic.of(1L))).hasValue(MIN);
    Dyadic halfBelowNormal = Dyadic.of(Double.MIN_NORMAL).minus(Dyadic.of(MIN).times(half()));
    assertThat(halfBelowNormal.nearest()).isEqualTo(Double.MIN_NORMAL);
    // 2.5 units and a little: rounding twice would give 2.
    Dyadic more = Dyadic.of(5L).plus(Dyadic.of(0x1p-60)).times(Dyadic.of(MIN)).times(half());
    assertThat(more.nearest()).isEqualTo(3 * MIN);
  }

  private static Dyadic half() {
    return Dyadic.of(0.5);
  }

  @Test
  void whatIsTooLargeIsInfinite() {
    assertThat(Dyadic.of(MAX).over(Dyadic.of(0.5))).hasValue(Double.POSITIVE_INFINITY);
    assertThat(Dyadic.of(-MAX).over(Dyadic.of(MIN))).hasValue(Double.NEGATIVE_INFINITY);
    Dyadic halfMore = Dyadic.of(MAX).plus(Dyadic.of(Math.ulp(MAX) / 2));
    assertThat(halfMore.nearest()).isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(halfMore.minus(Dyadic.of(MIN)).nearest()).isEqualTo(MAX);
  }

  @Test
  void nothingIsDividedByZero() {
    assertThat(Dyadic.of(1L).over(Dyadic.ZERO)).isEmpty();
    assertThat(Dyadic.ZERO.over(Dyadic.ZERO)).isEmpty();
    assertThat(Dyadic.of(1L).rootOver(Dyadic.ZERO)).isEmpty();
    assertThat(Dyadic.ZERO.over(Dyadic.of(-3L))).hasValue(0.0);
    assertThat(Dyadic.ZERO.rootOver(Dyadic.of(3L))).hasValue(0.0);
  }

  @Test
  void quotientsAndRootsAreTheNearest() {
    Random random = new Random(2);
    for (int i = 0; i < 3_000; i++) {
      Dyadic one = random(random);
      Dyadic other = random(random);
      BigDecimal quotient = exact(one).divide(exact(other), new MathContext(700));
      double nearest = quotient.doubleValue();
      assertThat(one.over(other)).hasValue(nearest);
      assertThat(one.rootOver(other))
          .hasValue(quotient.abs().sqrt(new MathContext(60)).doubleValue());
    }
  }

  private static Dyadic random(Random random) {
    BigInteger bits = new BigInteger(1 + random.nextInt(250), random).setBit(0);
    return new Dyadic(random.nextBoolean() ? bits : bits.negate(), random.nextInt(1200) - 700);
  }

  @Test
  void rootsOfSquaresAreExact() {
    List<Double> roots = new ArrayList<>();
    for (double root : List.of(3.0, 0.1, 1e-200, 1e200, MAX, MIN)) {
      Dyadic square = Dyadic.of(root).times(Dyadic.of(root));
      roots.add(square.times(Dyadic.of(7L)).rootOver(Dyadic.of(7L)).orElseThrow());
    }
    assertThat(roots).containsExactly(3.0, 0.1, 1e-200, 1e200, MAX, MIN);
  }

  @Test
  void rootsBesideSquaresAreTheNearest() {
    Random random = new Random(3);
    List<Long> odd = List.of(1L << 62, (1L << 63) - 1, 3L << 61, (1L << 53) + 1, (1L << 54) - 1);
    for (int i = 0; i < 3_000; i++) {
      long root = i < odd.size() ? odd.get(i) : random.nextLong() >>> (1 + random.nextInt(10));
      for (int more = -1; more <= 1; more++) {
        BigInteger square = BigInteger.valueOf(root).pow(2).add(BigInteger.valueOf(more));
        assertThat(new Dyadic(square, 0).rootOver(Dyadic.of(1L)))
            .hasValue(new BigDecimal(square).sqrt(new MathContext(60)).doubleValue());
      }
    }
  }

  static BigDecimal exact(Dyadic number) {
    BigDecimal significand = new BigDecimal(number.significand());
    BigDecimal power = BigDecimal.valueOf(2).pow(Math.abs(number.exponent()));
    return number.exponent() >= 0
        ? significand.multiply(power)
        : significand.multiply(
            BigDecimal.valueOf(5).pow(-number.exponent()).movePointLeft(-number.exponent()));
  }
}
