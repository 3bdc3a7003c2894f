package farm.analysis.aggregate.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

/** Skewness and kurtosis. */
class ShapeTest {

  private final AggregationHarness skewness =
      new AggregationHarness(Skewness.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness kurtosis =
      new AggregationHarness(Kurtosis.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness skewnessOfLongs =
      new AggregationHarness(Skewness.of("value"), ColumnType.LONG);
  private final AggregationHarness kurtosisOfLongs =
      new AggregationHarness(Kurtosis.of("value"), ColumnType.LONG);

  @Test
  void agreeWithExcelAndSciPy() {
    // The examples of Excel's SKEW and KURT print 0.359543071 and -0.151799637; the digits are
    // those of scipy.stats.skew and kurtosis with bias=False, SciPy 1.17.1.
    List<Long> excel = List.of(3L, 4L, 5L, 2L, 3L, 4L, 5L, 6L, 4L, 7L);
    assertThat((Double) skewnessOfLongs.result(excel))
        .isCloseTo(0.35954307140679753, within(1e-15));
    assertThat(kurtosisOfLongs.result(excel)).isEqualTo(textbookKurtosis(excel));
    assertThat((Double) kurtosisOfLongs.result(excel))
        .isCloseTo(-0.15179963720841405, within(1e-15));
    // The values of SciPy's example of skew, there with bias=True.
    List<Long> scipy = List.of(2L, 8L, 0L, 4L, 1L, 9L, 9L, 0L);
    assertThat((Double) skewnessOfLongs.result(scipy)).isCloseTo(0.3305821804079746, within(1e-15));
    assertThat((Double) kurtosisOfLongs.result(scipy)).isCloseTo(-2.098602258096087, within(1e-14));
  }

  @Test
  void areMissingOfFewOrEqualValues() {
    assertThat(skewness.result()).isNull();
    assertThat(skewness.result(1.0, 2.0, null)).isNull();
    assertThat(skewness.result(Double.NaN, 1.0)).isNull();
    assertThat(skewness.result(0.1, 0.1, 0.1)).isNull();
    assertThat(skewness.result(1.0, 2.0, 3.0)).isEqualTo(0.0);
    assertThat(kurtosis.result(1.0, 2.0, 3.0)).isNull();
    assertThat(kurtosis.result(0.1, 0.1, 0.1, 0.1)).isNull();
    assertThat(kurtosis.result(1.0, 2.0, 3.0, 4.0)).isEqualTo(-1.2);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(skewness.result(1.0, Double.NaN, 2.0)).isEqualTo(Double.NaN);
    assertThat(skewness.result(1.0, infinity, 2.0)).isEqualTo(Double.NaN);
    assertThat(kurtosis.result(-infinity, infinity, 0.0, 1.0)).isEqualTo(Double.NaN);
  }

  @Test
  void areOfTruthValuesToo() {
    AggregationHarness booleans = new AggregationHarness(Skewness.of("value"), ColumnType.BOOLEAN);
    assertThat(booleans.result(true, false, false, false)).isEqualTo(2.0);
  }

  @Test
  void doublesGiveTheNearest() {
    AtomicInteger defined = new AtomicInteger();
    qt().withFixedSeed(33)
        .withExamples(600)
        .forAll(DoubleGenerator.any())
        .assuming(values -> values.size() > 3)
        .checkAssert(
            values -> {
              Double expected = textbookSkewness(values);
              defined.addAndGet(expected != null && !expected.isNaN() ? 1 : 0);
              assertSame(skewness.result(values), expected);
              assertSame(kurtosis.result(values), textbookKurtosis(values));
            });
    assertThat(defined.get()).isGreaterThan(100);
  }

  @Test
  void integersGiveTheNearest() {
    qt().withFixedSeed(34)
        .withExamples(600)
        .forAll(lists().of(SourceDSL.longs().all()).ofSizeBetween(4, 10))
        .checkAssert(
            values -> {
              assertThat(skewnessOfLongs.result(values)).isEqualTo(textbookSkewness(values));
              assertThat(kurtosisOfLongs.result(values)).isEqualTo(textbookKurtosis(values));
            });
  }

  /** Equal, but for the sign of a 0: decimals have no −0.0, to which small numbers are rounded. */
  private static void assertSame(@Nullable Object actual, @Nullable Double expected) {
    assertThat(actual == null ? null : (Double) actual + 0.0).isEqualTo(expected);
  }

  /** n^power + 1 times the mean of (x − mean)^power, from the exact differences. */
  private static BigDecimal moment(List<? extends Number> values, int power) {
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal sum = values.stream().map(Textbook::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
    return values.stream()
        .map(value -> Textbook.exact(value).multiply(n).subtract(sum).pow(power))
        .reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  /** √(n (n − 1)) / (n − 2) · m₃ / m₂^(3/2), squared; then the root has its sign. */
  private static @Nullable Double textbookSkewness(List<? extends Number> values) {
    if (!Textbook.isFinite(values)) {
      return Double.NaN;
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal second = moment(values, 2);
    BigDecimal third = moment(values, 3);
    if (second.signum() == 0) {
      return null;
    }
    BigDecimal one = BigDecimal.ONE;
    BigDecimal dividend = third.pow(2).multiply(n.pow(2)).multiply(n.subtract(one));
    BigDecimal divisor = second.pow(3).multiply(n.subtract(one).subtract(one).pow(2));
    return third.signum() * Textbook.nearestRoot(dividend, divisor) + 0.0;
  }

  private static @Nullable Double textbookKurtosis(List<? extends Number> values) {
    if (!Textbook.isFinite(values)) {
      return Double.NaN;
    }
    BigDecimal n = BigDecimal.valueOf(values.size());
    BigDecimal square = moment(values, 2).pow(2);
    if (square.signum() == 0) {
      return null;
    }
    BigDecimal one = BigDecimal.ONE;
    BigDecimal ratio = moment(values, 4).multiply(n);
    BigDecimal excess = ratio.subtract(square.multiply(BigDecimal.valueOf(3)));
    BigDecimal both = excess.multiply(n.add(one)).add(square.multiply(BigDecimal.valueOf(6)));
    BigDecimal divisor =
        n.subtract(BigDecimal.valueOf(2)).multiply(n.subtract(BigDecimal.valueOf(3)));
    return Textbook.nearest(both.multiply(n.subtract(one)), divisor.multiply(square)) + 0.0;
  }

  @Test
  void textHasNone() {
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Skewness.of("type").resultType(type))
        .isInstanceOf(RequestException.class)
        .hasMessage("skewness needs numbers: column 'type' is text");
    assertThatThrownBy(() -> Kurtosis.of("type").resultType(type))
        .isInstanceOf(RequestException.class)
        .hasMessage("kurtosis needs numbers: column 'type' is text");
  }
}
