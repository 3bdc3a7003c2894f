package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The options of the runner in a pipeline file. */
class FileOptionsTest {

  @TempDir private Path folder;

  @Test
  void optionsOfTheFileAreThoseOfTheRunner() throws IOException {
    CommandLineRun run = run("{target_parallelism: 0, yaml_experimental_features: Combine}");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("Option '--targetParallelism' should be at least 1, was 0%n".formatted());
    run("{runner: DirectRunner, jobName: mine, filesToStage: [a.jar, b.jar], tempLocation: }")
        .assertDone();
  }

  @Test
  void theCommandLineGoesBeforeTheFile() throws IOException {
    run("{target_parallelism: 0}", "--targetParallelism=2").assertDone();
    run("{runner: FlinkRunner}", "--runner=DirectRunner").assertDone();
  }

  @Test
  void wrongOptionsAreToldWithTheirPlaces() throws IOException {
    CommandLineRun run =
        run(
            """

              job_nam: mine
              target_parallelism: two
              runner: FlinkRunner
              experiments: {a: b}
            """);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().replace(folder + "/", ""))
        .isEqualTo(
            """
            p.yaml:7:12: Option 'jobNam' isn't known; did you mean 'jobName'?
            p.yaml:8:23: The value of a Beam option should be of type int, was 'two'
            p.yaml:9:11: Option 'runner' should be one of DirectRunner, was 'FlinkRunner'; give another one on the command line, as --runner=FlinkRunner
            p.yaml:10:16: Option 'experiments' should be a value or a list of values, was a mapping
            """);
    assertThat(run("[a]").err()).endsWith("Key 'options' should be a mapping, was a list\n");
  }

  private CommandLineRun run(String options, String... arguments) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(folder.resolve("in.csv"), "a\n1\n");
    Files.writeString(
        file,
        """
        pipeline:
          type: chain
          transforms:
            - {type: ReadFromCsv, config: {path: %1$s/in.csv}}
            - {type: WriteToCsv, config: {path: %1$s/out.csv}}
        options: %2$s
        """
            .formatted(folder, options));
    String[] all = new String[arguments.length + 2];
    all[0] = "--quiet";
    all[1] = file.toString();
    System.arraycopy(arguments, 0, all, 2, arguments.length);
    return CommandLineRun.of(all);
  }
}
