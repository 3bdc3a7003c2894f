package farm.analysis.aggregate.moment;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.moment.Textbook.Pairs;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LinearTrendTest {

  private final LinearTrend trend = LinearTrend.of("energy", "step");
  private final AggregationHarness doubles =
      new AggregationHarness(trend, ColumnType.DOUBLE, ColumnType.DOUBLE);
  private final AggregationHarness bySteps =
      new AggregationHarness(trend, ColumnType.DOUBLE, ColumnType.LONG);

  @Test
  void isTheLineThroughTheValues() {
    assertThat(bySteps.results(List.of(row(7.0, 3L), row(5.0, 2L), row(-1.0, -1L))))
        .containsExactly(2.0, 1.0);
    assertThat(bySteps.results(List.of(row(4.0, 1L), row(4.0, 2L), row(4.0, 4L))))
        .containsExactly(0.0, 4.0);
    assertThat(doubles.results(List.of(row(1.0, 0.0), row(2.0, 1.0), row(1.0, 2.0))))
        .containsExactly(0.0, 4.0 / 3);
  }

  @Test
  void onlyRowsWithBothCount() {
    assertThat(
            bySteps.results(
                List.of(row(1.0, 0L), row(null, 1L), row(Double.NaN, null), row(7.0, 2L))))
        .containsExactly(3.0, 1.0);
  }

  @Test
  void isMissingOfOnePairAndWhereAllStepsAreEqual() {
    assertThat(bySteps.results(List.of())).containsExactly(null, null);
    assertThat(bySteps.results(List.of(row(null, null)))).containsExactly(null, null);
    assertThat(bySteps.results(List.of(row(1.0, 5L)))).containsExactly(null, null);
    assertThat(bySteps.results(List.of(row(1.0, 5L), row(2.0, 5L)))).containsExactly(null, null);
    assertThat(doubles.results(List.of(row(1.0, 0.1), row(2.0, 0.1), row(4.0, 0.1))))
        .containsExactly(null, null);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    assertThat(bySteps.results(List.of(row(Double.NaN, 1L), row(1.0, 2L))))
        .containsExactly(Double.NaN, Double.NaN);
    assertThat(doubles.results(List.of(row(1.0, Double.POSITIVE_INFINITY), row(1.0, 2.0))))
        .containsExactly(Double.NaN, Double.NaN);
  }

  @Test
  void slopeAndInterceptAreTheNearest() {
    qt().withFixedSeed(27)
        .withExamples(600)
        .forAll(Textbook.pairs())
        .assuming(pairs -> pairs.size() > 1)
        .checkAssert(
            pairs ->
                assertThat(doubles.results(pairs.rows()))
                    .containsExactlyElementsOf(textbook(pairs)));
  }

  /** The intercept is the mean of the values minus the slope times the mean step. */
  private static List<@Nullable Double> textbook(Pairs pairs) {
    if (!pairs.areFinite()) {
      return List.of(Double.NaN, Double.NaN);
    }
    BigDecimal covariance = Textbook.spread(pairs.x(), pairs.y());
    BigDecimal variance = Textbook.spread(pairs.y(), pairs.y());
    if (variance.signum() == 0) {
      return Arrays.asList(null, null);
    }
    BigDecimal intercept =
        sum(pairs.x()).multiply(variance).subtract(covariance.multiply(sum(pairs.y())));
    return List.of(
        Textbook.nearest(covariance, variance),
        Textbook.nearest(intercept, variance.multiply(BigDecimal.valueOf(pairs.size()))));
  }

  private static BigDecimal sum(List<? extends Number> values) {
    return values.stream().map(Textbook::exact).reduce(BigDecimal.ZERO, BigDecimal::add);
  }

  @Test
  void givesTwoColumns() {
    Field energy = new Field("energy", ColumnType.DOUBLE);
    Field step = new Field("step", ColumnType.LONG);
    assertThat(trend.results("growth", List.of(energy, step)))
        .containsExactly(
            new Field("growth_slope", ColumnType.DOUBLE),
            new Field("growth_intercept", ColumnType.DOUBLE));
  }

  @Test
  void textHasNoTrend() {
    Field type = new Field("type", ColumnType.TEXT);
    assertThatThrownBy(() -> trend.results("growth", List.of(type, type)))
        .isInstanceOf(RequestException.class)
        .hasMessage("linear_trend needs numbers: column 'type' is text");
  }
}
