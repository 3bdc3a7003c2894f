package farm.analysis.aggregate.moment;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;

class StddevTest {

  private final AggregationHarness ofSample =
      new AggregationHarness(Stddev.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness ofAll =
      new AggregationHarness(StddevPop.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness longs =
      new AggregationHarness(StddevPop.of("value"), ColumnType.LONG);
  private final AggregationHarness booleans =
      new AggregationHarness(StddevPop.of("value"), ColumnType.BOOLEAN);

  @Test
  void missingValuesDontCount() {
    assertThat(ofSample.result(1.0, null, 4.0, 7.0)).isEqualTo(3.0);
    assertThat(ofAll.result(1.0, null, 2.0)).isEqualTo(0.5);
    assertThat(longs.result(Long.MAX_VALUE, null, Long.MAX_VALUE - 4)).isEqualTo(2.0);
    assertThat(booleans.result(true, null, false)).isEqualTo(0.5);
  }

  @Test
  void isMissingOfTooFewValues() {
    assertThat(ofSample.result()).isNull();
    assertThat(ofSample.result(null, null)).isNull();
    assertThat(ofSample.result(1.0)).isNull();
    assertThat(ofAll.result(null, null)).isNull();
    assertThat(ofAll.result(1.0)).isEqualTo(0.0);
  }

  @Test
  void isFiniteAlsoWhereTheVarianceIsNot() {
    assertThat(ofAll.result(1e300, -1e300)).isEqualTo(1e300);
    assertThat(ofAll.result(Double.MAX_VALUE, -Double.MAX_VALUE)).isEqualTo(Double.MAX_VALUE);
    assertThat(ofAll.result(Double.MIN_VALUE, -Double.MIN_VALUE)).isEqualTo(Double.MIN_VALUE);
  }

  @Test
  void isTheNearest() {
    qt().withFixedSeed(23)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .assuming(values -> values.size() > 1)
        .checkAssert(
            values -> {
              long count = values.size();
              assertThat(ofSample.result(values)).isEqualTo(textbook(values, count * (count - 1)));
              assertThat(ofAll.result(values)).isEqualTo(textbook(values, count * count));
            });
  }

  private static double textbook(List<Double> values, long divisor) {
    return Textbook.isFinite(values)
        ? Textbook.nearestRoot(Textbook.spread(values, values), BigDecimal.valueOf(divisor))
        : Double.NaN;
  }

  @Test
  void jsonHasNoStandardDeviation() {
    Field genome = new Field("genome", ColumnType.JSON);
    assertThatThrownBy(() -> Stddev.of("genome").resultType(genome))
        .isInstanceOf(RequestException.class)
        .hasMessage("stddev needs numbers: column 'genome' is json");
    assertThatThrownBy(() -> StddevPop.of("genome").resultType(genome))
        .isInstanceOf(RequestException.class)
        .hasMessage("stddev_pop needs numbers: column 'genome' is json");
  }
}
