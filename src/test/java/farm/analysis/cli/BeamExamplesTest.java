package farm.analysis.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/**
 * Runs pipeline files of the same form as the examples of Beam YAML: {@code beam/<path>.yaml} has
 * the form of {@code examples/<path>.yaml} in Beam's repository, and {@code beam/<path>.txt} the
 * exit code and the rows or the messages.
 */
class BeamExamplesTest {

  private static final Path FOLDER = Path.of("src/test/resources/farm/analysis/cli/beam");

  private static final Logger ROWS = Logger.getLogger("farm.analysis.write.text");

  @TempDir private Path folder;

  static List<String> examples() throws IOException {
    try (Stream<Path> files = Files.walk(FOLDER)) {
      return files
          .map(file -> FOLDER.relativize(file).toString())
          .filter(name -> name.endsWith(".yaml"))
          .map(name -> name.replace(".yaml", ""))
          .sorted()
          .toList();
    }
  }

  @ParameterizedTest
  @MethodSource("examples")
  void runsOrSaysWhatToWriteInstead(String name) throws IOException {
    List<String> rows = new CopyOnWriteArrayList<>();
    Handler handler = handler(rows);
    Level level = ROWS.getLevel();
    ROWS.setLevel(Level.INFO);
    ROWS.addHandler(handler);
    try {
      assertThat(said(name, rows))
          .isEqualToNormalizingNewlines(Files.readString(FOLDER.resolve(name + ".txt")));
    } finally {
      ROWS.removeHandler(handler);
      ROWS.setLevel(level);
    }
  }

  /** The docs have a row for each example. */
  @Test
  void theDocsListAllExamples() throws IOException {
    List<String> docs = Files.readAllLines(Path.of("docs/from-beam-yaml.md"));
    for (String name : examples()) {
      boolean runs = Files.readString(FOLDER.resolve(name + ".txt")).startsWith("exit 0");
      assertThat(docs)
          .as(name)
          .anyMatch(
              line ->
                  line.startsWith("| `%s.yaml` | %s".formatted(name, runs ? "runs" : "refused")));
    }
  }

  private String said(String name, List<String> rows) throws IOException {
    Path yaml = FOLDER.resolve(name + ".yaml");
    Path out = folder.resolve("out");
    CommandLineRun run =
        Files.readString(yaml).contains("{{ out }}")
            ? CommandLineRun.of("--quiet", yaml.toString(), "--set", "out=" + out)
            : CommandLineRun.of("--quiet", yaml.toString());
    String printed = rows.stream().sorted().map(row -> row + "\n").collect(joining());
    String written = Files.exists(out) ? Files.readString(out) : "";
    String file = yaml.getFileName().toString();
    return "exit %d\n%s%s%s"
        .formatted(run.exitCode(), run.err().replace(yaml.toString(), file), printed, written);
  }

  private static Handler handler(List<String> rows) {
    return new Handler() {
      @Override
      public void publish(LogRecord entry) {
        rows.add(entry.getMessage());
      }

      @Override
      public void flush() {}

      @Override
      public void close() {}
    };
  }
}
