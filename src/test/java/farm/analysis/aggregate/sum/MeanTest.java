package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.MathContext;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.quicktheories.generators.SourceDSL;

class MeanTest {

  private final AggregationHarness doubles =
      new AggregationHarness(Mean.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness longs =
      new AggregationHarness(Mean.of("value"), ColumnType.LONG);
  private final AggregationHarness booleans =
      new AggregationHarness(Mean.of("value"), ColumnType.BOOLEAN);

  @Test
  void missingValuesDontCount() {
    assertThat(doubles.result(1.0, null, 2.0)).isEqualTo(1.5);
    assertThat(longs.result(1L, null, 2L, null)).isEqualTo(1.5);
    assertThat(booleans.result(true, null, false, true, true)).isEqualTo(0.75);
  }

  @Test
  void isMissingOfNoValues() {
    assertThat(doubles.result()).isNull();
    assertThat(doubles.result(null, null)).isNull();
    assertThat(longs.result(null, null)).isNull();
    assertThat(booleans.result()).isNull();
  }

  @Test
  void ofOneValueIsThatValue() {
    assertThat(doubles.result(0.1)).isEqualTo(0.1);
    assertThat(longs.result((1L << 53) + 1)).isEqualTo(0x1p53);
  }

  @Test
  void integersDontOverflow() {
    assertThat(longs.result(Long.MAX_VALUE, Long.MAX_VALUE)).isEqualTo(0x1p63);
    assertThat(longs.result(Long.MIN_VALUE, Long.MIN_VALUE)).isEqualTo(-0x1p63);
  }

  @Test
  void isFiniteAlsoWhereTheSumIsNot() {
    double largest = Double.MAX_VALUE;
    assertThat(doubles.result(largest, largest)).isEqualTo(largest);
    assertThat(doubles.result(largest, -largest, largest)).isEqualTo(largest / 3);
  }

  @Test
  void nanAndInfinitiesShow() {
    assertThat(doubles.result(1.0, Double.NaN)).isEqualTo(Double.NaN);
    assertThat(doubles.result(1.0, Double.NEGATIVE_INFINITY)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @Test
  void doublesGiveTheNearestSumByTheCount() {
    qt().withFixedSeed(13)
        .withExamples(1_000)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(values -> assertThat(doubles.result(values)).isEqualTo(nearestMean(values)));
  }

  private static double nearestMean(List<Double> values) {
    double sum = DoubleGenerator.nearestSum(values);
    if (Double.isFinite(sum) || !values.stream().allMatch(Double::isFinite)) {
      return sum / values.size();
    }
    return values.stream()
        .map(BigDecimal::new)
        .reduce(BigDecimal.ZERO, BigDecimal::add)
        .divide(BigDecimal.valueOf(values.size()), MathContext.DECIMAL128)
        .doubleValue();
  }

  @Test
  void integersGiveTheNearestSumByTheCount() {
    qt().withFixedSeed(14)
        .withExamples(1_000)
        .forAll(lists().of(SourceDSL.longs().all()).ofSizeBetween(1, 10))
        .checkAssert(
            values ->
                assertThat(longs.result(values))
                    .isEqualTo(
                        values.stream()
                                .map(BigInteger::valueOf)
                                .reduce(BigInteger.ZERO, BigInteger::add)
                                .doubleValue()
                            / values.size()));
  }

  @Test
  void textHasNoMean() {
    assertThatThrownBy(() -> Mean.of("type").resultType(new Field("type", ColumnType.TEXT)))
        .isInstanceOf(RequestException.class)
        .hasMessage("mean needs numbers: column 'type' is text");
  }

  @Test
  void isDouble() {
    assertThat(Mean.of("a").resultType(new Field("a", ColumnType.LONG)))
        .isEqualTo(ColumnType.DOUBLE);
  }
}
