package farm.analysis.aggregate;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.value.Max;
import org.junit.jupiter.api.Test;

class FunctionsTest {

  @Test
  void namesAreThoseOfTheClassesInSnakeCase() {
    assertThat(Functions.names()).contains("count", "max");
    assertThat(Functions.named("max")).hasValue(Max.class);
    assertThat(Functions.named("maximum")).isEmpty();
  }

  @Test
  void eachIsAnAggregationWhoseFirstComponentIsItsColumn() {
    for (String name : Functions.names()) {
      Class<? extends Record> type = Functions.named(name).orElseThrow();
      assertThat(type).isAssignableTo(Aggregation.class);
      assertThat(type.getRecordComponents()[0].getType()).isEqualTo(String.class);
    }
  }
}
