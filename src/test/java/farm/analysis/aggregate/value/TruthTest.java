package farm.analysis.aggregate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.RequestException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** {@link Any} and {@link All}. */
class TruthTest {

  private static AggregationHarness any(ColumnType type) {
    return new AggregationHarness(Any.of("value"), type);
  }

  private static AggregationHarness all(ColumnType type) {
    return new AggregationHarness(All.of("value"), type);
  }

  @ParameterizedTest
  @EnumSource(
      value = ColumnType.class,
      names = {"LONG", "DOUBLE", "BOOLEAN"})
  void isMissingOfNoValues(ColumnType type) {
    assertThat(any(type).result()).isNull();
    assertThat(all(type).result()).isNull();
    assertThat(any(type).result(null, null)).isNull();
    assertThat(all(type).result(null, null)).isNull();
  }

  @Test
  void missingValuesDontCount() {
    assertThat(any(ColumnType.BOOLEAN).result(false, null)).isEqualTo(false);
    assertThat(any(ColumnType.BOOLEAN).result(false, null, true)).isEqualTo(true);
    assertThat(all(ColumnType.BOOLEAN).result(true, null)).isEqualTo(true);
    assertThat(all(ColumnType.BOOLEAN).result(true, null, false)).isEqualTo(false);
  }

  @Test
  void numbersAreTrueUnlessTheyAreZero() {
    assertThat(any(ColumnType.LONG).result(0L, 0L)).isEqualTo(false);
    assertThat(any(ColumnType.LONG).result(0L, -2L)).isEqualTo(true);
    assertThat(all(ColumnType.LONG).result(1L, Long.MIN_VALUE)).isEqualTo(true);
    assertThat(all(ColumnType.LONG).result(1L, 0L)).isEqualTo(false);
    assertThat(any(ColumnType.DOUBLE).result(0.0, -0.0)).isEqualTo(false);
    assertThat(any(ColumnType.DOUBLE).result(0.0, Double.MIN_VALUE)).isEqualTo(true);
    assertThat(all(ColumnType.DOUBLE).result(-0.0, 1.0)).isEqualTo(false);
    assertThat(all(ColumnType.DOUBLE).result(Double.NaN, Double.NEGATIVE_INFINITY)).isEqualTo(true);
  }

  @Test
  void isBoolean() {
    assertThat(Any.of("a").resultType(new Field("a", ColumnType.LONG)))
        .isEqualTo(ColumnType.BOOLEAN);
  }

  @Test
  void textIsNeitherTrueNorFalse() {
    assertThatThrownBy(() -> Any.of("type").resultType(new Field("type", ColumnType.TEXT)))
        .isInstanceOf(RequestException.class)
        .hasMessage("any needs truth values or numbers: column 'type' is text");
    assertThatThrownBy(() -> All.of("genome").resultType(new Field("genome", ColumnType.JSON)))
        .isInstanceOf(RequestException.class)
        .hasMessage("all needs truth values or numbers: column 'genome' is json");
  }
}
