package farm.analysis.pipeline.yaml;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ParametersTest {

  @TempDir Path folder;

  @Test
  void aRepeatedNameIsAList() {
    Parameters parameters = Parameters.parse(List.of("runs=a.db", "out=x=y", "runs=b,c.db"));
    assertThat(texts(parameters, "runs")).containsExactly("a.db", "b,c.db");
    assertThat(texts(parameters, "out")).containsExactly("x=y");
    assertThat(parameters.names()).containsExactly("out", "runs");
  }

  @Test
  void anArgumentGoesBeforeFilesAndALaterFileBeforeAnEarlierOne() throws IOException {
    String first = "@" + file("first.yaml", "a: 1\nb: [x, 'y, z']\nc: 3");
    String second = "@" + file("second.yaml", "c: 4\nd: 5");
    Parameters parameters = Parameters.parse(List.of("a=given", first, second));
    assertThat(texts(parameters, "a")).containsExactly("given");
    assertThat(texts(parameters, "b")).containsExactly("x", "y, z");
    assertThat(texts(parameters, "c")).containsExactly("4");
    assertThat(texts(parameters, "d")).containsExactly("5");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "a: {b: 1} | 1:4: Parameter 'a' should be a text, a number or a list of them, was a mapping",
        "a: [[1]]  | 1:4: Parameter 'a' should be a text, a number or a list of them, was a list",
        "a:        | 1:3: Parameter 'a' should be a text, a number or a list of them, was empty",
        "[a]       | 1:1: A file of parameters should have names with values, was a list"
      })
  void aFileHoldsTextsAndLists(String yaml, String problem) throws IOException {
    Path file = file("p.yaml", yaml);
    assertThatThrownBy(() -> Parameters.parse(List.of("@" + file)))
        .isInstanceOf(PipelineException.class)
        .hasMessage(file + ":" + problem);
  }

  @ParameterizedTest
  @CsvSource({"runs", "=x", "''"})
  void anArgumentHasANameAndAValue(String argument) {
    assertThatThrownBy(() -> Parameters.parse(List.of(argument)))
        .isInstanceOf(RequestException.class)
        .hasMessage("Option '--set' should be NAME=VALUE or @FILE, was '%s'".formatted(argument));
  }

  @Test
  void aMissingFileIsNamed() {
    assertThatThrownBy(() -> Parameters.parse(List.of("@" + folder.resolve("none.yaml"))))
        .isInstanceOf(RequestException.class)
        .hasMessage(folder.resolve("none.yaml") + ": the file of --set can't be read");
  }

  private Path file(String name, String yaml) throws IOException {
    return Files.writeString(folder.resolve(name), yaml);
  }

  private static List<String> texts(Parameters parameters, String name) {
    Node value = parameters.find(name).orElseThrow();
    List<Node> items = value instanceof Sequence list ? list.items() : List.of(value);
    return items.stream().map(item -> ((Scalar) item).text()).toList();
  }
}
