package farm.analysis.inspect.column;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** The harness also shuffles and splits the values, which must give the same bits. */
class ValueBinsTest {

  private static final int MOST_BINS = 16;

  private static List<@Nullable Object> bins(ColumnType type, @Nullable Object... values) {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    Arrays.asList(values).forEach(value -> rows.add(Collections.singletonList(value)));
    return new AggregationHarness(new ValueBins("value"), type).results(rows);
  }

  /** First bin, exponent of the width, then the counts without the missing ones. */
  private static List<Long> ofDoubles(Double... values) {
    return present(bins(ColumnType.DOUBLE, (Object[]) values));
  }

  private static List<Long> ofLongs(Long... values) {
    return present(bins(ColumnType.LONG, (Object[]) values));
  }

  private static List<Long> present(List<@Nullable Object> results) {
    return results.stream().filter(Long.class::isInstance).map(Long.class::cast).toList();
  }

  @Test
  void sixteenIntegersHaveABinEach() {
    assertThat(ofLongs(3L, 5L, 18L, 5L))
        .containsExactly(3L, 0L, 1L, 0L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void widerRangesHaveBinsOfTwoFourAndMore() {
    assertThat(ofLongs(0L, 16L)).containsExactly(0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
    assertThat(ofLongs(-1L, 0L, 1L, 16L))
        .containsExactly(-1L, 1L, 1L, 2L, 0L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void allIntegersFit() {
    assertThat(ofLongs(Long.MIN_VALUE, -1L, 0L, Long.MAX_VALUE))
        .containsExactly(-8L, 60L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void fractionsHaveNarrowBins() {
    assertThat(ofDoubles(0.0, 0.1, 0.99, null, 0.5))
        .containsExactly(0L, -4L, 1L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void oneValueHasABinAsNarrowAsDoublesAre() {
    assertThat(ofDoubles(1.0, 1.0)).containsExactly(1L << 52, -52L, 2L);
    assertThat(ofDoubles(0.0, -0.0)).containsExactly(0L, -1074L, 2L);
    assertThat(ofDoubles(-Double.MIN_VALUE)).containsExactly(-1L, -1074L, 1L);
  }

  @Test
  void tinyNumbersBesideHugeOnesStayOnTheirSideOfZero() {
    assertThat(ofDoubles(-Double.MIN_VALUE, -1e-300, 1e-300, Double.MAX_VALUE))
        .containsExactly(-1L, 1021L, 2L, 1L, 0L, 0L, 0L, 0L, 0L, 0L, 1L);
  }

  @Test
  void nothingButNumbersIsCounted() {
    assertThat(ofDoubles()).containsExactly(0L, 0L);
    assertThat(ofDoubles(null, Double.NaN, Double.NEGATIVE_INFINITY)).containsExactly(0L, 0L);
  }

  @Test
  void anyNumbersAreCountedInTheNarrowestBinsThatReachFromTheLeastToTheGreatest() {
    qt().withFixedSeed(7)
        .withExamples(300)
        .forAll(DoubleGenerator.any())
        .checkAssert(
            values -> {
              List<Double> finite = values.stream().filter(Double::isFinite).toList();
              if (!finite.isEmpty()) {
                assertThat(ofDoubles(values.toArray(Double[]::new))).isEqualTo(expected(finite));
              }
            });
  }

  private static List<Long> expected(List<Double> values) {
    int exponent = values.stream().mapToInt(ValueBinsTest::ulpExponent).max().orElseThrow();
    for (int step = 1 << 11; step > 0; step /= 2) {
      if (!fits(values, exponent + step - 1)) {
        exponent += step;
      }
    }
    long[] bins = new long[values.size()];
    for (int i = 0; i < bins.length; i++) {
      bins[i] = bin(values.get(i), exponent).longValueExact();
    }
    long first = Arrays.stream(bins).min().orElseThrow();
    long last = Arrays.stream(bins).max().orElseThrow();
    List<Long> results = new ArrayList<>(List.of(first, (long) exponent));
    for (long bin = first; bin <= last; bin++) {
      long wanted = bin;
      results.add(Arrays.stream(bins).filter(one -> one == wanted).count());
    }
    return results;
  }

  private static int ulpExponent(double value) {
    double ulp = Math.ulp(value);
    return ulp < Double.MIN_NORMAL ? Math.getExponent(ulp * 0x1p60) - 60 : Math.getExponent(ulp);
  }

  private static boolean fits(List<Double> values, int exponent) {
    BigInteger last = bin(Collections.max(values), exponent);
    BigInteger first = bin(Collections.min(values), exponent);
    return last.subtract(first).compareTo(BigInteger.valueOf(MOST_BINS)) < 0;
  }

  /** The value divided by 2 to the exponent and rounded down, exactly. */
  private static BigInteger bin(double value, int exponent) {
    BigDecimal width =
        exponent >= 0
            ? new BigDecimal(BigInteger.TWO.pow(exponent))
            : BigDecimal.ONE.divide(new BigDecimal(BigInteger.TWO.pow(-exponent)));
    return new BigDecimal(value)
        .divideToIntegralValue(width)
        .toBigInteger()
        .subtract(
            value < 0 && new BigDecimal(value).remainder(width).signum() != 0
                ? BigInteger.ONE
                : BigInteger.ZERO);
  }
}
