package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Every pipeline of {@code pipelines/} on {@code testdata/} gives its file in {@code
 * testdata/expected/}, which was computed with SQL and exact decimals.
 */
class PipelinesTest {

  @TempDir private Path folder;

  static Stream<String> pipelines() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files
          .map(file -> file.getFileName().toString().replace(".yaml", ""))
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("pipelines")
  void givesTheExpectedFile(String name) throws IOException {
    CommandLineRun run =
        CommandLineRun.of("pipelines/%s.yaml".formatted(name), "--set", "out=" + folder);
    run.assertDone();
    assertThat(run.exitCode()).isZero();
    Path expected = Path.of("testdata/expected/%s.csv".formatted(name));
    assertThat(folder.resolve(name + ".csv")).hasSameBinaryContentAs(expected);
  }
}
