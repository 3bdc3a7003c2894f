package farm.analysis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.value.Max;
import org.junit.jupiter.api.Test;

class AggregationsTest {

  @Test
  void namesAreThoseOfTheClassesInSnakeCase() {
    assertThat(Aggregations.names()).contains("count", "max");
    assertThat(Aggregations.named("max")).hasValue(Max.class);
    assertThat(Aggregations.named("maximum")).isEmpty();
  }

  @Test
  void eachIsAnAggregationWhoseFirstComponentIsItsColumn() {
    for (String name : Aggregations.names()) {
      Class<? extends Record> type = Aggregations.named(name).orElseThrow();
      assertThat(type).isAssignableTo(Aggregation.class);
      assertThat(type.getRecordComponents()[0].getType()).isEqualTo(String.class);
    }
  }
}
