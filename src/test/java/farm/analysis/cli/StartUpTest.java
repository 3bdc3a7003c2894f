package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Arrays;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class StartUpTest {

  @TempDir private Path folder;

  @ParameterizedTest
  @ValueSource(strings = {"composite", "csv", "json", "sqlite"})
  void aPipelineThatChoosesTheArchivedClassesRuns(String name) {
    CommandLineRun run =
        CommandLineRun.of(
            "src/main/cds/%s.yaml".formatted(name), "--set", "home=.", "--set", "out=" + folder);
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
