package farm.analysis.aggregate.function;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FunctionsTest {

  @ParameterizedTest
  @ValueSource(strings = {"count", "max", "mean", "min", "sum"})
  void everyNameGivesAnAggregationOfTheColumn(String name) {
    assertThat(Functions.named(name, "energy").column()).isEqualTo("energy");
  }

  @Test
  void countNeedsNoColumn() {
    assertThat(Functions.named("count", null).column()).isNull();
  }

  @Test
  void othersNeedAColumn() {
    assertThatThrownBy(() -> Functions.named("mean", null))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage("Aggregation 'mean' needs the column to aggregate: {value: column, fn: mean}");
  }

  @Test
  void unknownNameIsAnsweredWithTheNearestAndAll() {
    assertThatThrownBy(() -> Functions.named("maen", "energy"))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(
            "Unknown aggregation 'maen'; did you mean 'mean'? Known: count, max, mean, min, sum");
  }
}
