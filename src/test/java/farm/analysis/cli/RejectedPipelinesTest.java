package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs each {@code rejected/<case>.yaml}: it ends with the exit code in the first line of {@code
 * <case>.txt} and prints the lines after it.
 */
class RejectedPipelinesTest {

  private static final Path FOLDER = Path.of("src/test/resources/farm/analysis/cli/rejected");

  static Stream<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList()
          .stream();
    }
  }

  @ParameterizedTest
  @MethodSource("cases")
  void saysWhatIsWrong(String name) throws IOException {
    CommandLineRun run = CommandLineRun.of(FOLDER.resolve(name + ".yaml").toString());
    String said = "exit %d\n%s".formatted(run.exitCode(), run.err().replace(FOLDER + "/", ""));
    assertThat(run.out()).isEmpty();
    assertThat(said).isEqualToNormalizingNewlines(Files.readString(FOLDER.resolve(name + ".txt")));
  }
}
