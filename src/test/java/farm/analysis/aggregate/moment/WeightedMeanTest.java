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
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class WeightedMeanTest {

  private final WeightedMean mean = WeightedMean.of("energy", "agents");
  private final AggregationHarness doubles =
      new AggregationHarness(mean, ColumnType.DOUBLE, ColumnType.DOUBLE);
  private final AggregationHarness mixed =
      new AggregationHarness(mean, ColumnType.BOOLEAN, ColumnType.LONG);

  @Test
  void onlyRowsWithBothCount() {
    assertThat(
            doubles.results(
                List.of(row(1.0, 3.0), row(5.0, 1.0), row(null, 7.0), row(Double.NaN, null))))
        .containsExactly(2.0);
    assertThat(mixed.results(List.of(row(true, 3L), row(false, 1L)))).containsExactly(0.75);
  }

  @Test
  void ofOneValueIsThatValue() {
    assertThat(doubles.results(List.of(row(0.1, 0.3)))).containsExactly(0.1);
    assertThat(doubles.results(List.of(row(Double.MAX_VALUE, Double.MIN_VALUE))))
        .containsExactly(Double.MAX_VALUE);
  }

  @Test
  void isMissingWhereWeightsAddUpToNothing() {
    assertThat(doubles.results(List.of())).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(null, 1.0), row(2.0, null)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 0.0), row(2.0, 0.0)))).containsOnlyNulls();
    assertThat(doubles.results(List.of(row(1.0, 0.1), row(2.0, -0.1)))).containsOnlyNulls();
  }

  @Test
  void negativeWeightsMayLeadBeyondTheValues() {
    assertThat(doubles.results(List.of(row(1.0, -1.0), row(2.0, 3.0)))).containsExactly(2.5);
  }

  @Test
  void nanAndInfinitiesGiveNan() {
    assertThat(doubles.results(List.of(row(Double.POSITIVE_INFINITY, 0.0), row(1.0, 1.0))))
        .containsExactly(Double.NaN);
    assertThat(doubles.results(List.of(row(1.0, Double.NaN), row(1.0, 1.0))))
        .containsExactly(Double.NaN);
    assertThat(doubles.results(List.of(row(1.0, Double.POSITIVE_INFINITY), row(1.0, 1.0))))
        .containsExactly(Double.NaN);
  }

  @Test
  void isTheNearest() {
    qt().withFixedSeed(28)
        .withExamples(600)
        .forAll(Textbook.pairs())
        .assuming(pairs -> pairs.size() > 0)
        .checkAssert(
            pairs -> assertThat(doubles.results(pairs.rows())).containsExactly(textbook(pairs)));
  }

  private static @Nullable Double textbook(Pairs pairs) {
    if (!pairs.areFinite()) {
      return Double.NaN;
    }
    BigDecimal weighted = BigDecimal.ZERO;
    BigDecimal weights = BigDecimal.ZERO;
    for (int i = 0; i < pairs.size(); i++) {
      BigDecimal weight = Textbook.exact(pairs.y().get(i));
      weights = weights.add(weight);
      weighted = weighted.add(weight.multiply(Textbook.exact(pairs.x().get(i))));
    }
    return weights.signum() == 0 ? null : Textbook.nearest(weighted, weights);
  }

  @Test
  void weightsMustBeNumbers() {
    Field energy = new Field("energy", ColumnType.DOUBLE);
    Field agents = new Field("agents", ColumnType.TEXT);
    assertThatThrownBy(() -> mean.results("m", List.of(energy, agents)))
        .isInstanceOf(RequestException.class)
        .hasMessage("weighted_mean needs numbers: column 'agents' is text");
  }
}
