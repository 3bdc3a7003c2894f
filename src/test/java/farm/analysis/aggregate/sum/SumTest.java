package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.quicktheories.QuickTheory.qt;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import org.junit.jupiter.api.Test;

class SumTest {

  private final AggregationHarness doubles =
      new AggregationHarness(Sum.of("value"), ColumnType.DOUBLE);
  private final AggregationHarness longs = new AggregationHarness(Sum.of("value"), ColumnType.LONG);
  private final AggregationHarness booleans =
      new AggregationHarness(Sum.of("value"), ColumnType.BOOLEAN);

  @Test
  void addsNumbersAndSkipsMissing() {
    assertThat(doubles.result(0.1, null, 0.2, -0.3)).isEqualTo(0x1p-55);
    assertThat(longs.result(3L, null, -5L)).isEqualTo(-2L);
  }

  @Test
  void truthValuesAddAsZeroAndOne() {
    assertThat(booleans.result(true, null, false, true)).isEqualTo(2L);
  }

  @Test
  void isMissingOfNoValues() {
    assertThat(doubles.result()).isNull();
    assertThat(doubles.result(null, null)).isNull();
    assertThat(longs.result()).isNull();
    assertThat(longs.result(null, null)).isNull();
    assertThat(booleans.result(null, null)).isNull();
  }

  @Test
  void ofOneValueIsThatValue() {
    assertThat(doubles.result(0.1)).isEqualTo(0.1);
    assertThat(doubles.result(-Double.MAX_VALUE)).isEqualTo(-Double.MAX_VALUE);
    assertThat(longs.result(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(booleans.result(false)).isEqualTo(0L);
  }

  @Test
  void doublesGiveTheNearestToTheTrueSum() {
    qt().withFixedSeed(12)
        .withExamples(1_000)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values ->
                assertThat(doubles.result(values)).isEqualTo(DoubleGenerator.nearestSum(values)));
  }

  @Test
  void integersMayOverflowOnTheWay() {
    assertThat(longs.result(Long.MAX_VALUE, 1L, Long.MAX_VALUE, Long.MIN_VALUE, -1L))
        .isEqualTo(Long.MAX_VALUE - 1);
  }

  @Test
  void sumOfMoreThan64BitsIsAnError() {
    assertThatThrownBy(() -> longs.result(Long.MAX_VALUE, 1L))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("is 9223372036854775808, which 64 bits can't hold; cast the column to double");
    assertThatThrownBy(() -> longs.result(Long.MIN_VALUE, -1L))
        .isInstanceOf(GroupOverflowException.class)
        .hasMessage("is -9223372036854775809, which 64 bits can't hold; cast the column to double");
  }

  @Test
  void textCantBeAdded() {
    assertThatThrownBy(() -> Sum.of("type").resultType(new Field("type", ColumnType.TEXT)))
        .isInstanceOf(RequestException.class)
        .hasMessage("sum needs numbers: column 'type' is text");
    assertThatThrownBy(() -> Sum.of("genome").accumulator(new Field("genome", ColumnType.JSON)))
        .isInstanceOf(RequestException.class)
        .hasMessage("sum needs numbers: column 'genome' is json");
  }

  @Test
  void isLongExceptOfDoubles() {
    assertThat(Sum.of("a").resultType(new Field("a", ColumnType.DOUBLE)))
        .isEqualTo(ColumnType.DOUBLE);
    assertThat(Sum.of("a").resultType(new Field("a", ColumnType.LONG))).isEqualTo(ColumnType.LONG);
    assertThat(Sum.of("a").resultType(new Field("a", ColumnType.BOOLEAN)))
        .isEqualTo(ColumnType.LONG);
  }
}
