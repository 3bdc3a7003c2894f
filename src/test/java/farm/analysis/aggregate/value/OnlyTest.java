package farm.analysis.aggregate.value;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import farm.analysis.aggregate.function.AggregationHarness;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.group.AggregateSpec;
import farm.analysis.aggregate.group.GroupTable;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.problem.DataException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class OnlyTest {

  @Test
  void isTheOneValueAndMissingValuesDontCount() {
    AggregationHarness texts = new AggregationHarness(Only.of("x"), ColumnType.TEXT);
    assertThat(texts.result(null, "a", null)).isEqualTo("a");
    AggregationHarness doubles = new AggregationHarness(Only.of("x"), ColumnType.DOUBLE);
    assertThat(doubles.result(Double.NaN)).isEqualTo(Double.NaN);
    assertThat(doubles.result(-0.0, null)).isEqualTo(-0.0);
    assertThat(new AggregationHarness(Only.of("x"), ColumnType.LONG).result(Long.MIN_VALUE))
        .isEqualTo(Long.MIN_VALUE);
    assertThat(new AggregationHarness(Only.of("x"), ColumnType.BOOLEAN).result(null, false))
        .isEqualTo(false);
  }

  @ParameterizedTest
  @EnumSource
  void isMissingWithoutValues(ColumnType type) {
    AggregationHarness only = new AggregationHarness(Only.of("x"), type);
    assertThat(only.results(List.of())).containsOnlyNulls();
    assertThat(only.result(null, null)).isNull();
  }

  @Test
  void severalValuesAreRefusedInAnyOrder() {
    AggregationHarness only = new AggregationHarness(Only.of("x"), ColumnType.LONG);
    assertThatExceptionOfType(GroupOverflowException.class)
        .isThrownBy(() -> only.result(1L, null, 1L))
        .withMessage(
            "has 2 values, but the function 'only' needs one; choose another with 'fn', such as mean");
    Schema schema = Schema.of(new Field("k", ColumnType.TEXT), new Field("x", ColumnType.LONG));
    AggregateSpec spec = new AggregateSpec(schema, List.of("k"), Map.of("y", Only.of("x")));
    Random random = new Random(2);
    for (int i = 0; i < 50; i++) {
      List<List<@Nullable Object>> rows =
          new ArrayList<>(
              List.of(row("a", 1L), row("b", 2L), row("b", 3L), row("b", null), row("b", 4L)));
      Collections.shuffle(rows, random);
      GroupTable all = new GroupTable(spec);
      for (List<@Nullable Object> row : rows) {
        GroupTable one = new GroupTable(spec);
        one.add(Rows.chunk(schema, List.of(row)));
        all.merge(one);
      }
      assertThatExceptionOfType(DataException.class)
          .isThrownBy(() -> all.results(0, 1))
          .withMessage(
              "'y' of k b has 3 values, but the function 'only' needs one; choose another with"
                  + " 'fn', such as mean");
    }
  }
}
