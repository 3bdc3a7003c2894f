package farm.analysis.pipeline.reference;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.reference.ReadyPipeline.Parameter;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadyPipelineTest {

  @TempDir private Path folder;

  @Test
  void theCommentHasTheQuestionAndTheMeaningsOfParameters() throws IOException {
    ReadyPipeline pipeline =
        read(
            """
            # How many agents
            # are there?
            #
            # More about it: experiment: not this one
            #
            #   out: the folder
            #   experiment: the databases
            pipeline:
              transforms:
                - {path: "{{ experiment | default('a b') }}", size: "{{ size }}"}
                - ["{{ out | default(\\"x\\") }}/1", "{{ out }}/2", "{{ size }}"]
            # size: not in the comment at the start
            """);
    assertThat(pipeline.question()).isEqualTo("How many agents are there?");
    assertThat(pipeline.parameters())
        .containsExactly(
            new Parameter("experiment", Optional.of("a b"), "the databases"),
            new Parameter("size", Optional.empty(), ""),
            new Parameter("out", Optional.of("x"), "the folder"));
  }

  @Test
  void aDefaultMayStandInALaterTemplate() throws IOException {
    assertThat(read("[\"{{ out }}\", \"{{ out | default('x') }}\"]").parameters())
        .containsExactly(new Parameter("out", Optional.of("x"), ""));
  }

  @Test
  void aFileWithoutACommentHasNoQuestion() throws IOException {
    assertThat(read("pipeline: {}\n").question()).isEmpty();
  }

  @Test
  void aFileThatIsNotYamlHasItsProblemAsQuestion() throws IOException {
    ReadyPipeline pipeline = read("# Why?\npipeline: [\n");
    assertThat(pipeline.question())
        .startsWith(folder.resolve("p.yaml") + ":")
        .doesNotContain("Why?");
    assertThat(pipeline.parameters()).isEmpty();
  }

  private ReadyPipeline read(String text) throws IOException {
    return ReadyPipeline.read(Files.writeString(folder.resolve("p.yaml"), text));
  }
}
