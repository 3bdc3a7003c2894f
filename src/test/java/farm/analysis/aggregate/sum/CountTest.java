package farm.analysis.aggregate.sum;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.chunk.ColumnType;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CountTest {

  @Test
  void countsRowsWithAndWithoutValues() {
    AggregationHarness rows = new AggregationHarness(Count.ofRows(), ColumnType.TEXT);

    assertThat(rows.result("a", null, "a", null)).isEqualTo(4L);
    assertThat(rows.result()).isEqualTo(0L);
  }

  @Test
  void countsOnlyValuesOfAColumn() {
    AggregationHarness values = new AggregationHarness(Count.of("value"), ColumnType.TEXT);

    assertThat(values.result("a", null, "a", null, "")).isEqualTo(3L);
    assertThat(values.result(null, null)).isEqualTo(0L);
    assertThat(values.result("a")).isEqualTo(1L);
    assertThat(values.result()).isEqualTo(0L);
  }

  @Test
  void nanIsAValue() {
    AggregationHarness values = new AggregationHarness(Count.of("value"), ColumnType.DOUBLE);

    assertThat(values.result(Double.NaN, 0.0)).isEqualTo(2L);
  }

  @ParameterizedTest
  @EnumSource
  void countsColumnsOfAnyType(ColumnType type) {
    assertThat(new AggregationHarness(Count.of("value"), type).result(null, null)).isEqualTo(0L);
  }
}
