package farm.analysis.pipeline.step;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.StepTypes;
import farm.analysis.pipeline.step.group.CombineStep;
import farm.analysis.pipeline.step.group.FlattenStep;
import farm.analysis.pipeline.step.group.JoinStep;
import farm.analysis.pipeline.step.group.LimitStep;
import farm.analysis.pipeline.step.group.PivotStep;
import farm.analysis.pipeline.step.group.SortStep;
import farm.analysis.pipeline.step.group.WindowFunctionsStep;
import farm.analysis.pipeline.step.write.AssertEqualStep;
import farm.analysis.pipeline.step.write.LogForTestingStep;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * {@code docs/processors.md} has a section for each step, except those in {@code
 * docs/pipelines.md}.
 */
class ProcessorsDocTest {

  private static final Pattern HEADING = Pattern.compile("\n(## `|# [A-Z])");

  /** The steps in docs/pipelines.md, besides reads and writes. */
  private static final Set<Class<? extends Record>> ELSEWHERE =
      Set.of(
          AssertEqualStep.class,
          CombineStep.class,
          FlattenStep.class,
          JoinStep.class,
          LimitStep.class,
          LogForTestingStep.class,
          PivotStep.class,
          SortStep.class,
          WindowFunctionsStep.class);

  static Stream<Class<? extends Record>> steps() {
    return StepTypes.names().stream()
        .<Class<? extends Record>>map(name -> StepTypes.named(name).orElseThrow())
        .filter(type -> !StepConfig.Read.class.isAssignableFrom(type))
        .filter(type -> !StepConfig.Write.class.isAssignableFrom(type))
        .filter(type -> !ELSEWHERE.contains(type));
  }

  @ParameterizedTest
  @MethodSource("steps")
  void everyStepHasItsRuleForMissingValues(Class<? extends Record> step) throws IOException {
    assertThat(section(typeOf(step))).contains("Missing values");
  }

  @Test
  void everySectionIsOfAStep() throws IOException {
    List<String> headings =
        Files.readAllLines(Path.of("docs/processors.md")).stream()
            .filter(line -> line.startsWith("## "))
            .toList();
    assertThat(headings)
        .containsExactlyInAnyOrderElementsOf(
            steps().map(step -> "## `%s`".formatted(typeOf(step))).toList());
  }

  private static String section(String step) throws IOException {
    String page = Files.readString(Path.of("docs/processors.md"));
    String heading = "## `%s`\n".formatted(step);
    assertThat(page).contains(heading);
    String rest = page.substring(page.indexOf(heading) + heading.length());
    return HEADING.split(rest)[0];
  }

  private static String typeOf(Class<?> step) {
    return step.getSimpleName().replaceFirst("Step$", "");
  }
}
