package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Runs the tests in the files of {@code pipelines/}. */
class ShippedTestsTest {

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files.filter(ShippedTestsTest::hasTests).sorted().toList().stream();
    }
  }

  private static boolean hasTests(Path file) {
    try (Stream<String> lines = Files.lines(file)) {
      return lines.anyMatch("tests:"::equals);
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void pass(Path file) {
    CommandLineRun run = CommandLineRun.of(file.toString(), "--test");
    assertThat(run.exitCode()).as(run.out() + run.err()).isZero();
    assertThat(run.out()).contains("passed, 0 failed");
  }
}
