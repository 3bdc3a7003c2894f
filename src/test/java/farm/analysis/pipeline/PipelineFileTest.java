package farm.analysis.pipeline;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PipelineFileTest {

  private static final String TEXT =
      """
      pipeline:
        type: chain
        transforms:
          - type: ReadFromCsv
            name: agents
            config: {path: "{{ in }}/agents.csv", columns: [energy]}
          - type: Filter
            config:
              keep: energy > total_agnets
          - type: LogForTesting
      """;

  private final Problems problems = new Problems();

  @Test
  void givesTheStepsInOrder() {
    List<Step> steps = parse();
    assertThat(steps)
        .extracting(Step::type)
        .containsExactly("ReadFromCsv", "Filter", "LogForTesting");
    assertThat(steps).extracting(Step::name).containsExactly("agents", null, null);
    assertThat(steps.get(1).place()).hasToString("f.yaml:7:7");
    assertThat(steps.get(1).typePlace()).hasToString("f.yaml:7:13");
    assertThat(steps.get(2).config().entries()).isEmpty();
  }

  @Test
  void placeOfFindsTheTextElseWhatContainsItElseTheStep() {
    List<Step> steps = parse();
    assertThat(steps.get(0).placeOf("energy")).isEqualTo(new SourcePosition("f.yaml", 6, 55));
    assertThat(steps.get(0).placeOf("columns")).isEqualTo(new SourcePosition("f.yaml", 6, 45));
    assertThat(steps.get(0).placeOf("agents.csv")).isEqualTo(new SourcePosition("f.yaml", 6, 22));
    assertThat(steps.get(1).placeOf("total_agnets")).isEqualTo(new SourcePosition("f.yaml", 9, 15));
    assertThat(steps.get(1).placeOf("age")).isEqualTo(new SourcePosition("f.yaml", 7, 7));
  }

  @Test
  void readsAFileAndNamesItAsGiven(@TempDir Path folder) throws IOException {
    Path path = Files.writeString(folder.resolve("p.yaml"), TEXT);
    List<Step> steps = PipelineFile.read(path, Parameters.of(Map.of("in", "x")), problems).steps();
    assertThat(steps.get(0).place()).hasToString(path + ":4:7");
  }

  @Test
  void aFileThatCantBeReadIsAProblem(@TempDir Path folder) throws IOException {
    Path missing = folder.resolve("missing.yaml");
    Path latin1 = Files.write(folder.resolve("latin1.yaml"), new byte[] {'a', (byte) 0xe4});
    assertThat(PipelineFile.read(missing, Parameters.of(Map.of()), problems).steps()).isEmpty();
    assertThat(PipelineFile.read(latin1, Parameters.of(Map.of()), problems).steps()).isEmpty();
    assertThat(problems.inOrder())
        .extracting(Problem::toString)
        .containsExactly(
            latin1 + ":1:1: The file should be UTF-8 text, but some bytes aren't",
            missing + ":1:1: There is no such file");
  }

  private List<Step> parse() {
    List<Step> steps =
        PipelineFile.parse("f.yaml", TEXT, Parameters.of(Map.of("in", "x")), problems).steps();
    assertThat(problems.inOrder()).isEmpty();
    return steps;
  }
}
