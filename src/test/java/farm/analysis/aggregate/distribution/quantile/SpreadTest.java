package farm.analysis.aggregate.distribution.quantile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The interquartile range and the median absolute deviation. */
class SpreadTest {

  private static AggregationHarness iqr(int exactValues) {
    return new AggregationHarness(new Iqr("value", null, exactValues), ColumnType.DOUBLE);
  }

  private static AggregationHarness mad(int exactValues) {
    return new AggregationHarness(new Mad("value", null, exactValues), ColumnType.DOUBLE);
  }

  @Test
  void agreeWithSciPy() {
    // The example of scipy.stats.iqr, which prints 4.0
    assertThat(iqr(10).result(10.0, 7.0, 4.0, 3.0, 2.0, 1.0)).isEqualTo(4.0);
    // scipy.stats.iqr and median_abs_deviation of Darwin's plants (Fisher 1935), SciPy 1.17.1
    AggregationHarness iqrOfLongs = new AggregationHarness(Iqr.of("value"), ColumnType.LONG);
    AggregationHarness madOfLongs = new AggregationHarness(Mad.of("value"), ColumnType.LONG);
    List<Long> darwin =
        Stream.of(49, -67, 8, 16, 6, 23, 28, 41, 14, 29, 56, 24, 75, 60, -48)
            .map(Integer::longValue)
            .toList();
    assertThat(iqrOfLongs.result(darwin)).isEqualTo(34.0);
    assertThat(madOfLongs.result(darwin)).isEqualTo(17.0);
    assertThat(mad(10).result(1.0, 1.0, null, 2.0, 2.0, 4.0, 6.0, 9.0)).isEqualTo(1.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void areMissingOfNoValuesAndZeroOfOne(int exactValues) {
    assertThat(iqr(exactValues).result()).isNull();
    assertThat(mad(exactValues).result(null, null)).isNull();
    assertThat(iqr(exactValues).result(0.1)).isEqualTo(0.0);
    assertThat(mad(exactValues).result(0.1)).isEqualTo(0.0);
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 10})
  void nanAndInfinities(int exactValues) {
    double infinity = Double.POSITIVE_INFINITY;
    assertThat(iqr(exactValues).result(1.0, Double.NaN)).isEqualTo(Double.NaN);
    assertThat(mad(exactValues).result(1.0, Double.NaN)).isEqualTo(Double.NaN);
    assertThat(iqr(exactValues).result(infinity, infinity)).isEqualTo(Double.NaN);
    assertThat(mad(exactValues).result(1.0, infinity, infinity)).isEqualTo(Double.NaN);
    assertThat(mad(exactValues).result(-infinity, 0.0, infinity)).isEqualTo(infinity);
    assertThat(iqr(exactValues).result(0.0, 0.0, infinity, infinity)).isEqualTo(infinity);
  }

  @Test
  void exactOnesAgreeWithTheTextbook() {
    qt().withFixedSeed(36)
        .withExamples(500)
        .forAll(DoubleGenerator.finite())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values -> {
              double most = values.stream().mapToDouble(Math::abs).max().orElseThrow();
              double error = 4 * Math.ulp(most);
              assertClose((Double) iqr(50).result(values), textbookIqr(values), error);
              assertClose((Double) mad(50).result(values), textbookMad(values), error);
            });
  }

  private static void assertClose(Double actual, BigDecimal expected, double error) {
    double nearest = expected.doubleValue();
    if (Double.isFinite(nearest) && Double.isFinite(actual)) {
      assertThat(actual).isCloseTo(nearest, within(error));
    } else {
      assertThat(nearest).isGreaterThan(1e308); // a distance may exceed the largest double
    }
  }

  @ParameterizedTest
  @ValueSource(doubles = {0, 3, 100})
  void estimatesAreWithinTheirError(double offset) {
    Random random = new Random(37);
    for (int example = 0; example < 20; example++) {
      List<Double> values =
          Stream.generate(() -> offset + random.nextGaussian()).limit(2_000).toList();
      double median = quantile(values, 0.5).doubleValue();
      double ofQuartiles =
          quantile(values, 0.25).abs().add(quantile(values, 0.75).abs()).doubleValue();
      double mad = textbookMad(values).doubleValue();
      assertThat((Double) iqr(1_000).result(values))
          .isCloseTo(textbookIqr(values).doubleValue(), within(0.01001 * ofQuartiles));
      assertThat((Double) mad(1_000).result(values))
          .isCloseTo(mad, within(0.0102 * (2 * Math.abs(median) + mad)));
    }
  }

  @Test
  void sketchesOfAnyValuesAreTheSameInAnyOrder() {
    qt().withFixedSeed(38)
        .withExamples(300)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values -> {
              assertThat(iqr(4).result(values)).isNotNull();
              assertThat(mad(4).result(values)).isNotNull();
            });
    assertThat(mad(4).result(Collections.nCopies(100, 3.0))).isEqualTo(0.0);
  }

  private static BigDecimal quantile(List<Double> values, double q) {
    return quantileOf(values.stream().map(BigDecimal::new).sorted().toList(), q);
  }

  private static BigDecimal quantileOf(List<BigDecimal> sorted, double q) {
    double place = q * (sorted.size() - 1);
    BigDecimal low = sorted.get((int) Math.floor(place));
    BigDecimal step = sorted.get((int) Math.ceil(place)).subtract(low);
    return low.add(step.multiply(new BigDecimal(place - Math.floor(place))));
  }

  private static BigDecimal textbookIqr(List<Double> values) {
    return quantile(values, 0.75).subtract(quantile(values, 0.25));
  }

  private static BigDecimal textbookMad(List<Double> values) {
    BigDecimal median = quantile(values, 0.5);
    return quantileOf(
        values.stream().map(v -> new BigDecimal(v).subtract(median).abs()).sorted().toList(), 0.5);
  }

  @Test
  void errorsAndOptionsAreStated() {
    assertThat(Iqr.of("a").errorOfEstimates()).isEqualTo("relative error 1 % of each quartile");
    assertThat(new Mad("a", 0.001, null).errorOfEstimates())
        .isEqualTo("relative error 0.1 % of each value");
    assertThatThrownBy(() -> new Iqr("a", 0.0, null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'relative_error' should be from 0.0001 to 0.5, was 0.0");
    assertThatThrownBy(() -> new Mad("a", null, -1))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("'exact_values' should be from 0 to 10000000, was -1");
    Field text = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> Iqr.of("type").resultType(text))
        .isInstanceOf(RequestException.class)
        .hasMessage("iqr needs numbers: column 'type' is text");
    assertThatThrownBy(() -> Mad.of("type").resultType(text))
        .isInstanceOf(RequestException.class)
        .hasMessage("mad needs numbers: column 'type' is text");
  }
}
