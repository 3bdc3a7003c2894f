package farm.analysis.pipeline.starter;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RolesTest {

  private static final int ROWS = 100;

  private static Roles of(ColumnSample... columns) {
    return Roles.of(new Sample(List.of(columns), ROWS));
  }

  private static ColumnSample numbers(String name, int distinct) {
    return new ColumnSample(name, ColumnType.LONG, ROWS, distinct, false);
  }

  private static ColumnSample ascending(String name, int distinct) {
    return new ColumnSample(name, ColumnType.LONG, ROWS, distinct, true);
  }

  private static ColumnSample texts(String name, int distinct) {
    return new ColumnSample(name, ColumnType.TEXT, ROWS, distinct, false);
  }

  private static List<String> names(List<ColumnSample> columns) {
    return columns.stream().map(ColumnSample::name).toList();
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"step", "step_number", "Step", "[step]", "stepNumber", "tick", "generation"})
  void aTimeIsTheFirstKey(String name) {
    Roles roles = of(texts("agent_type", 3), ascending(name, 50), numbers("energy", 90));
    assertThat(names(roles.keys())).containsExactly(name, "agent_type");
    assertThat(names(roles.values())).containsExactly("energy");
  }

  @Test
  void numbersThatNeitherRiseNorRepeatAreNoTime() {
    Roles roles = of(numbers("step", 90), texts("agent_type", 3));
    assertThat(names(roles.keys())).containsExactly("agent_type");
    assertThat(names(roles.values())).containsExactly("step");
  }

  @Test
  void aTimeThatRepeatsNeedNotRise() {
    assertThat(names(of(numbers("step", 50)).keys())).containsExactly("step");
  }

  @Test
  void idsAreNeitherKeysNorValues() {
    Roles roles =
        of(
            texts("agent_id", 3),
            numbers("run_id", 90),
            numbers("AgentIndex", 5),
            ascending("column_1", ROWS));
    assertThat(roles.keys()).isEmpty();
    assertThat(roles.values()).isEmpty();
    assertThat(roles.counted()).hasValueSatisfying(c -> assertThat(c.name()).isEqualTo("agent_id"));
    assertThat(roles.used()).containsExactly("agent_id");
  }

  @Test
  void aTextThatHardlyRepeatsOrNeverChangesIsNoKey() {
    assertThat(of(texts("name", 51), texts("constant", 1)).keys()).isEmpty();
    assertThat(names(of(texts("name", 50)).keys())).containsExactly("name");
  }

  @Test
  void fewNumbersAreAKeyIfThereIsNoOther() {
    Roles roles = of(numbers("energy", 90), numbers("group", 4));
    assertThat(names(roles.keys())).containsExactly("group");
    assertThat(names(roles.values())).containsExactly("energy");
    assertThat(names(of(numbers("group", 4), texts("agent_type", 3)).keys()))
        .containsExactly("agent_type");
  }

  @Test
  void numbersThatVaryComeFirstAndThreeAreAggregated() {
    Roles roles =
        of(
            numbers("constant", 1),
            numbers("a", 90),
            numbers("b", 90),
            numbers("c", 2),
            numbers("d", 90));
    assertThat(names(roles.keys())).containsExactly("c");
    assertThat(names(roles.values())).containsExactly("a", "b", "d", "constant");
    assertThat(names(roles.aggregated())).containsExactly("a", "b", "d");
    assertThat(roles.used()).containsExactly("c", "a", "b", "d");
  }

  @Test
  void columnsThatAFileCannotNameAreLeftOut() {
    Roles roles = of(ascending("step {{ x }}", 50), numbers("{% x", 90), texts("{#", 3));
    assertThat(roles.used()).isEmpty();
  }

  @Test
  void dataOfWhichMoreCanBeComputedIsBetter() {
    ColumnSample step = ascending("step", 50);
    ColumnSample type = texts("type", 3);
    ColumnSample energy = numbers("energy", 90);
    assertThat(
            List.of(of(step, energy), of(type, energy), of(energy), of(step), of(type), of())
                .stream()
                .map(Roles::merit))
        .containsExactly(5, 4, 3, 2, 1, 0);
  }
}
