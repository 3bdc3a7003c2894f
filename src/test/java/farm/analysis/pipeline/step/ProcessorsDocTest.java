package farm.analysis.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** {@code docs/processors.md} has a section for each step on chunks, with all of its options. */
class ProcessorsDocTest {

  private static final Pattern OPTION = Pattern.compile("(?m)^\\| `(\\w+)` \\|.*\\|.*\\|$");

  static Stream<Class<? extends Record>> steps() {
    return StepTypes.names().stream()
        .<Class<? extends Record>>map(name -> StepTypes.named(name).orElseThrow())
        .filter(StepConfig.PerChunk.class::isAssignableFrom);
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyOptionIsInTheTableOfItsStep(Class<? extends Record> step) throws IOException {
    String section = section(step.getSimpleName());
    String table =
        section.substring(
            section.indexOf("| option |"), section.indexOf("\n\n", section.indexOf("| option |")));
    List<String> documented = OPTION.matcher(table).results().map(found -> found.group(1)).toList();
    assertThat(documented).isEqualTo(options(step));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepHasAnExampleAndItsRuleForMissingValues(Class<? extends Record> step)
      throws IOException {
    assertThat(section(step.getSimpleName()))
        .contains("Missing values")
        .contains("- type: " + step.getSimpleName() + "\n");
  }

  @Test
  void everySectionIsOfAStep() throws IOException {
    List<String> headings =
        Files.readAllLines(Path.of("docs/processors.md")).stream()
            .filter(line -> line.startsWith("## "))
            .toList();
    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            steps().map(step -> "## `%s`".formatted(step.getSimpleName())).toList());
  }

  private static List<String> options(Class<? extends Record> step) {
    return Arrays.stream(step.getRecordComponents())
        .map(RecordComponent::getName)
        .map(name -> name.replaceAll("([A-Z])", "_$1").toLowerCase(Locale.ROOT))
        .toList();
  }

  private static String section(String step) throws IOException {
    String page = Files.readString(Path.of("docs/processors.md"));
    String heading = "## `%s`\n".formatted(step);
    assertThat(page).contains(heading);
    String rest = page.substring(page.indexOf(heading) + heading.length());
    int next = rest.indexOf("\n## ");
    return next < 0 ? rest : rest.substring(0, next);
  }
}
