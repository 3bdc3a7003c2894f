package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StartUpTest {

  @TempDir private Path folder;

  @Test
  void thePipelineThatChoosesTheArchivedClassesRuns() {
    CommandLineRun run =
        CommandLineRun.of(
            "src/main/cds/training.yaml", "--set", "home=.", "--set", "out=" + folder);
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  @Test
  void optionsAreKnownAlsoAfterARunWithoutAny() {
    assertThat(population().exitCode()).isZero();
    CommandLineRun run = population("--targetParallelism=2");
    assertThat(run.err()).isEmpty();
    assertThat(run.exitCode()).isZero();
  }

  private CommandLineRun population(String... options) {
    String[] arguments = {"pipelines/population.yaml", "--set", "out=" + folder};
    return CommandLineRun.of(
        Stream.of(arguments, options).flatMap(Arrays::stream).toArray(String[]::new));
  }
}
