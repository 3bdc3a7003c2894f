package farm.analysis.aggregate.value;

import static org.assertj.core.api.Assertions.assertThat;
import static org.quicktheories.QuickTheory.qt;
import static org.quicktheories.generators.SourceDSL.lists;
import static org.quicktheories.generators.SourceDSL.longs;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.DoubleGenerator;
import farm.analysis.chunk.ColumnType;
import java.util.Collections;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ExtremeTest {

  private static AggregationHarness min(ColumnType type) {
    return new AggregationHarness(Min.of("value"), type);
  }

  private static AggregationHarness max(ColumnType type) {
    return new AggregationHarness(Max.of("value"), type);
  }

  @ParameterizedTest
  @EnumSource
  void isMissingOfNoValues(ColumnType type) {
    assertThat(min(type).result()).isNull();
    assertThat(max(type).result()).isNull();
    assertThat(min(type).result(null, null)).isNull();
    assertThat(max(type).result(null, null)).isNull();
  }

  @Test
  void ofOneValueIsThatValue() {
    assertThat(min(ColumnType.LONG).result(Long.MAX_VALUE)).isEqualTo(Long.MAX_VALUE);
    assertThat(max(ColumnType.LONG).result(Long.MIN_VALUE)).isEqualTo(Long.MIN_VALUE);
    assertThat(min(ColumnType.DOUBLE).result(Double.POSITIVE_INFINITY))
        .isEqualTo(Double.POSITIVE_INFINITY);
    assertThat(max(ColumnType.DOUBLE).result(Double.NEGATIVE_INFINITY))
        .isEqualTo(Double.NEGATIVE_INFINITY);
    assertThat(min(ColumnType.BOOLEAN).result(true)).isEqualTo(true);
    assertThat(max(ColumnType.BOOLEAN).result(false)).isEqualTo(false);
    assertThat(max(ColumnType.TEXT).result("")).isEqualTo("");
  }

  @Test
  void integersOrderBySize() {
    assertThat(min(ColumnType.LONG).result(3L, null, -7L, 5L)).isEqualTo(-7L);
    assertThat(max(ColumnType.LONG).result(3L, null, -7L, 5L)).isEqualTo(5L);
  }

  @Test
  void falseIsLessThanTrue() {
    assertThat(min(ColumnType.BOOLEAN).result(true, null, false)).isEqualTo(false);
    assertThat(max(ColumnType.BOOLEAN).result(true, null, false)).isEqualTo(true);
  }

  @Test
  void negativeZeroIsLessThanZero() {
    assertThat(min(ColumnType.DOUBLE).result(0.0, -0.0)).isEqualTo(-0.0);
    assertThat(max(ColumnType.DOUBLE).result(-0.0, 0.0)).isEqualTo(0.0);
  }

  @Test
  void nanIsBothLeastAndGreatest() {
    Double[] values = {1.0, Double.NaN, Double.NEGATIVE_INFINITY, Double.POSITIVE_INFINITY};

    assertThat(min(ColumnType.DOUBLE).result((Object[]) values)).isEqualTo(Double.NaN);
    assertThat(max(ColumnType.DOUBLE).result((Object[]) values)).isEqualTo(Double.NaN);
  }

  @Test
  void textOrdersByCodePoints() {
    assertThat(max(ColumnType.TEXT).result("\uE000", "\uD83D\uDE00", "z"))
        .isEqualTo("\uD83D\uDE00");
    assertThat(min(ColumnType.TEXT).result("\uE000", "\uD83D\uDE00")).isEqualTo("\uE000");
    assertThat(min(ColumnType.TEXT).result("b", null, "ab", "B")).isEqualTo("B");
  }

  @Test
  void jsonOrdersAsItsText() {
    assertThat(min(ColumnType.JSON).result("[2]", "[10]")).isEqualTo("[10]");
    assertThat(max(ColumnType.JSON).result("[2]", "[10]")).isEqualTo("[2]");
  }

  @Test
  void loneSurrogatesSurvive() {
    assertThat(max(ColumnType.TEXT).result("a\uD800", "a")).isEqualTo("a\uD800");
  }

  @Test
  void agreesWithSortingDoubles() {
    qt().withFixedSeed(15)
        .withExamples(500)
        .forAll(DoubleGenerator.any())
        .assuming(values -> !values.isEmpty())
        .checkAssert(
            values -> {
              boolean nan = values.stream().anyMatch(value -> value.isNaN());
              Object least = nan ? Double.NaN : Collections.min(values);
              Object greatest = nan ? Double.NaN : Collections.max(values);
              assertThat(min(ColumnType.DOUBLE).result(values)).isEqualTo(least);
              assertThat(max(ColumnType.DOUBLE).result(values)).isEqualTo(greatest);
            });
  }

  @Test
  void agreesWithSortingIntegers() {
    qt().withFixedSeed(16)
        .withExamples(500)
        .forAll(lists().of(longs().all()).ofSizeBetween(1, 10))
        .checkAssert(
            (List<Long> values) -> {
              assertThat(min(ColumnType.LONG).result(values)).isEqualTo(Collections.min(values));
              assertThat(max(ColumnType.LONG).result(values)).isEqualTo(Collections.max(values));
            });
  }
}
