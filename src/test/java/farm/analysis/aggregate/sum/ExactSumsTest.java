package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.DoubleGenerator;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ExactSumsTest {

  private static final double MAX = Double.MAX_VALUE;
  private static final double INFINITY = Double.POSITIVE_INFINITY;

  @Test
  void sumOfNothingIsZero() {
    assertSum(0.0);
  }

  @Test
  void sumOfNegativeZerosIsZero() {
    assertSum(0.0, -0.0, -0.0);
  }

  @Test
  void smallValuesAreNotLostBesideLargeOnes() {
    assertSum(2.0, 1e100, 1.0, -1e100, 1.0);
    assertSum(1.0, 0x1p959, 1.0, 0x1p500, -0x1p959, -0x1p500);
    assertSum(Double.MIN_VALUE, 1e300, Double.MIN_VALUE, -1e300);
  }

  @Test
  void tenthsAddUp() {
    assertSum(1.0, Collections.nCopies(10, 0.1).stream().mapToDouble(v -> v).toArray());
  }

  @Test
  void halfAnUlpIsDecidedByTheSmallestValue() {
    assertSum(0x1p53, 0x1p53, 1.0);
    assertSum(0x1p53 + 2, 0x1p53, 1.0, 0x1p-1000);
    assertSum(0x1p53, 0x1p53, 1.0, -0x1p-1000);
    assertSum(0x1p53 + 4, 0x1p53 + 2, 1.0);
    assertSum(0x1p53 + 2, 0x1p53 + 2, 1.0, -Double.MIN_VALUE);
  }

  @Test
  void overflowOnTheWayIsNoOverflow() {
    assertSum(MAX, MAX, MAX, -MAX);
    assertSum(1.0, MAX, MAX, 1.0, -MAX, -MAX);
    assertSum(-MAX, -MAX, -MAX, MAX, Double.MIN_VALUE);
  }

  @Test
  void sumBeyondTheLargestDoubleIsInfinite() {
    assertSum(INFINITY, MAX, MAX);
    assertSum(-INFINITY, -MAX, -MAX);
    assertSum(MAX, MAX, Math.ulp(MAX) / 4);
    assertSum(INFINITY, MAX, Math.ulp(MAX) / 2);
  }

  @Test
  void infinitiesAndNanAddAsIeeeSays() {
    assertSum(INFINITY, 1.0, INFINITY, -MAX);
    assertSum(-INFINITY, -INFINITY, -INFINITY, MAX, MAX);
    assertSum(Double.NaN, INFINITY, -INFINITY);
    assertSum(Double.NaN, 1.0, Double.NaN);
    assertSum(Double.NaN, Double.NaN, INFINITY, -INFINITY, MAX);
  }

  @Test
  void everyNanIsTheSameNan() {
    assertSum(Double.NaN, Double.longBitsToDouble(0xfff8000000000123L));
    assertSum(Double.NaN, Double.longBitsToDouble(0xfff8000000000123L), INFINITY, Double.NaN);
  }

  @Test
  void anyOrderAndSplitGivesTheNearestDouble() {
    qt().withFixedSeed(5)
        .withExamples(20_000)
        .forAll(DoubleGenerator.any(), longs().all())
        .checkAssert(
            (values, seed) ->
                assertBits(
                    DoubleGenerator.nearestSum(values), mergedSum(values, new Random(seed))));
  }

  @Test
  void manySimilarValuesGiveTheNearestDouble() {
    Random random = new Random(6);
    List<Double> values = new ArrayList<>();
    for (int i = 0; i < 20_000; i++) {
      values.add(random.nextGaussian() * 1e6);
    }
    assertBits(DoubleGenerator.nearestSum(values), mergedSum(values, random));
  }

  @Test
  void valuesOfEverySizeSurviveTheRoundTrip() {
    for (int seed = 0; seed < 50; seed++) {
      List<Double> values = new ArrayList<>(DoubleGenerator.ofEverySize(seed));
      values.addAll(DoubleGenerator.ofEverySize(seed + 50));
      ExactSums sums = new ExactSums();
      sums.grow(1);
      values.forEach(value -> sums.add(0, value));
      assertThat(encoded(sums, 1)).hasSizeGreaterThan(256 * 8);

      ExactSums decoded = decoded(encoded(sums, 1), 1);

      assertBits(DoubleGenerator.nearestSum(values), decoded.sum(0));
      values.forEach(value -> decoded.add(0, -value));
      assertBits(0.0, decoded.sum(0));
    }
  }

  @Test
  void productsAreAddedExactly() {
    Random random = new Random(7);
    ExactSums sums = new ExactSums();
    sums.grow(1);
    BigDecimal expected = BigDecimal.ZERO;
    for (int i = 0; i < 20_000; i++) {
      double one = random.nextGaussian() * Math.scalb(1.0, i % 1000 == 0 ? 600 : 0);
      double other = random.nextGaussian() * Math.scalb(1.0, i % 999 == 0 ? -1060 : 0);
      sums.addProduct(0, one, other);
      expected = expected.add(new BigDecimal(one).multiply(new BigDecimal(other)));
    }
    Dyadic sum = decoded(encoded(sums, 1), 1).exactSum(0);
    assertThat(DyadicTest.exact(sum)).isEqualByComparingTo(expected);
  }

  @Test
  void groupsDontMix() {
    ExactSums sums = new ExactSums();
    sums.grow(2);
    sums.add(0, 1e100);
    sums.add(1, INFINITY);
    sums.grow(1000);
    sums.add(999, 1.0);
    sums.add(0, 1.0);
    sums.add(0, -1e100);

    assertBits(1.0, sums.sum(0));
    assertBits(INFINITY, sums.sum(1));
    assertBits(0.0, sums.sum(2));
    assertBits(1.0, sums.sum(999));
  }

  private static void assertSum(double expected, double... values) {
    List<Double> list = new ArrayList<>();
    for (double value : values) {
      list.add(value);
    }
    for (int seed = 0; seed < 50; seed++) {
      Random random = new Random(seed);
      Collections.shuffle(list, random);
      assertBits(expected, mergedSum(list, random));
    }
  }

  /** The sum of values that were split over three sums; these were encoded and merged. */
  private static double mergedSum(List<Double> values, Random random) {
    List<ExactSums> split = new ArrayList<>();
    for (int i = 0; i < 3; i++) {
      split.add(new ExactSums());
      split.get(i).grow(2);
    }
    values.forEach(value -> split.get(random.nextInt(3)).add(random.nextInt(2), value));
    ExactSums merged = split.get(0);
    for (ExactSums other : split.subList(1, 3)) {
      byte[] before = encoded(other, 2);
      merged.merge(0, random.nextBoolean() ? other : decoded(before, 2), 0);
      merged.merge(0, other, 1);
      assertThat(encoded(other, 2)).isEqualTo(before);
    }
    merged.merge(0, merged, 1);
    return (random.nextBoolean() ? merged : decoded(encoded(merged, 2), 2)).sum(0);
  }

  private static byte[] encoded(ExactSums sums, int groups) {
    try {
      ByteArrayOutputStream bytes = new ByteArrayOutputStream();
      sums.encode(groups, new DataOutputStream(bytes));
      return bytes.toByteArray();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static ExactSums decoded(byte[] bytes, int groups) {
    try {
      ExactSums sums = new ExactSums();
      sums.decode(groups, new DataInputStream(new ByteArrayInputStream(bytes)));
      return sums;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static void assertBits(double expected, double actual) {
    assertThat(Double.doubleToRawLongBits(actual))
        .describedAs("bits of %s, expected %s", actual, expected)
        .isEqualTo(Double.doubleToRawLongBits(expected));
  }
}
