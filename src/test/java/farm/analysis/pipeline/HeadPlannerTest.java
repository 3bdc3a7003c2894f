package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.write.WriteToJdbcStep;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.report.output.HeadPlan;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class HeadPlannerTest {

  @Test
  void passwordsOfDatabasesAreInNeitherTheFileNorTheParameters() {
    StepConfig write =
        new WriteToJdbcStep(
            "jdbc:postgresql://h/farm?password=sesame", null, "me", "hunter2", "t", null);
    String text =
        "url: jdbc:postgresql://h/farm?password={{ token }}\nusername: me\npassword: hunter2";
    Map<String, String> given = Map.of("token", "sesame", "key", "hunter2", "out", "results");
    HeadPlan head = head(text, Parameters.of(given), List.of(write), List.of());
    assertThat(head.pipelineText())
        .isEqualTo(
            "url: jdbc:postgresql://h/farm?password={{ token }}\nusername: me\npassword: ***");
    assertThat(head.parameters())
        .containsExactly(
            Map.entry("key", "***"), Map.entry("out", "results"), Map.entry("token", "***"));
  }

  @Test
  void listsOfParametersAreTextsWithCommas() {
    Parameters given = Parameters.parse(List.of("path=a.db", "path=b.db"));
    assertThat(head("", given, List.of(), List.of()).parameters())
        .containsExactly(Map.entry("path", "a.db,b.db"));
  }

  @Test
  void anInputThatIsReadTwiceIsListedOnce() {
    String file = "testdata/expected/health.csv";
    Inputs inputs = CsvLoader.of(List.of(file)).inputs();
    assertThat(head("", Parameters.of(Map.of()), List.of(), List.of(inputs, inputs)).inputs())
        .containsExactly(Map.entry(file, Path.of(file).toFile().length()));
  }

  private static HeadPlan head(
      String text, Parameters given, List<StepConfig> configs, List<Inputs> inputs) {
    PipelineFile file =
        new PipelineFile("p.yaml", text, given, true, List.of(), List.of(), Optional.empty());
    return HeadPlanner.head(file, configs, inputs);
  }
}
