package farm.analysis.inspect;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.inspect.Inspection.Parameter;
import java.util.List;
import org.junit.jupiter.api.Test;

class SimulationParametersTest {

  private static SimulationParameters of(String... simulations) {
    SimulationParameters parameters = new SimulationParameters();
    for (String json : simulations) {
      parameters.add(json.replace('\'', '"'));
    }
    return parameters;
  }

  @Test
  void onlyParametersThatDifferVary() {
    SimulationParameters parameters =
        of("{'seed': 10, 'width': 100}", "{'width': 100, 'seed': 9}", "{'seed': 9, 'width': 100}");
    assertThat(parameters.count()).isEqualTo(2);
    assertThat(parameters.varying()).containsExactly(new Parameter("seed", List.of("9", "10"), 0));
  }

  @Test
  void nestedObjectsAreFlattenedAndArraysAreNot() {
    assertThat(
            of(
                    "{'a': {'b': {'c': 1}}, 'list': [1, {'x': 2}]}",
                    "{'a': {'b': {'c': 2}}, 'list': [1, {'x': 3}]}")
                .varying())
        .containsExactly(
            new Parameter("a.b.c", List.of("1", "2"), 0),
            new Parameter("list", List.of("[1,{\"x\":2}]", "[1,{\"x\":3}]"), 0));
  }

  @Test
  void numbersComeBeforeOtherValues() {
    assertThat(of("{'x': 'b'}", "{'x': 10}", "{'x': null}", "{'x': 9.5}", "{'x': true}").varying())
        .containsExactly(new Parameter("x", List.of("9.5", "10", "b", "null", "true"), 0));
  }

  @Test
  void aParameterThatSomeLackVaries() {
    assertThat(of("{'x': 1}", "{'y': 2, 'x': 1}", "{}").varying())
        .containsExactly(new Parameter("y", List.of("2"), 1));
  }

  @Test
  void simulationsWithoutParametersAreTold() {
    SimulationParameters parameters = of("{}", "no JSON", "[1]", "{'x': 1}");
    assertThat(parameters.varying()).isEmpty();
    assertThat(parameters.notes())
        .containsExactly(
            "no parameters in 1 of 4 simulations",
            "parameters that aren't a JSON object in 2 of 4 simulations");
  }

  @Test
  void tooManyValuesAreNotKept() {
    String large = "x".repeat(5_000_000);
    SimulationParameters parameters =
        of("{'a': '%s'}".formatted(large), "{'a': '1%s'}".formatted(large), "{'a': 2, 'b': 1}");
    assertThat(parameters.varying()).containsExactly(new Parameter("a", List.of(), 0));
    assertThat(parameters.notes())
        .containsExactly(
            "simulations have more than 8,000,000 characters of different parameters; not all are shown");
  }
}
