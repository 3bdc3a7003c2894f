package farm.analysis.pipeline;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problem;
import farm.analysis.pipeline.yaml.Problems;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Each {@code broken/<case>.yaml} gives exactly the messages of {@code broken/<case>.txt}. */
class BrokenPipelineFileTest {

  private static final Path FOLDER = Path.of("src/test/resources/farm/analysis/pipeline/broken");

  private static final Map<String, Class<? extends Record>> TYPES =
      Map.of("ReadFromCsv", ReadFromCsv.class, "Combine", Combine.class);

  enum Mode {
    STRICT,
    LENIENT
  }

  record ReadFromCsv(
      String path,
      @Nullable Integer chunkSize,
      @Nullable List<String> columns,
      @Nullable Mode mode,
      @Nullable Boolean header) {

    ReadFromCsv {
      if (chunkSize != null && chunkSize < 1) {
        throw new IllegalArgumentException(
            "Option 'chunk_size' should be at least 1, was " + chunkSize);
      }
      if (header != null && columns != null && !header) {
        throw new IllegalArgumentException("Columns need a header");
      }
    }
  }

  record Combine(List<String> groupBy, Map<String, Measure> combine) {}

  record Measure(@Nullable String value, Fn fn) {}

  record Fn(String type, @Nullable Double q) {}

  @ParameterizedTest
  @MethodSource("cases")
  void reportsAllProblemsInPlainWords(String name) throws IOException {
    String expected = Files.readString(FOLDER.resolve(name.replace(".yaml", ".txt")));
    assertThat(problemsOf(name)).isEqualTo(expected);
  }

  private static String problemsOf(String name) throws IOException {
    Problems problems = new Problems();
    String text = Files.readString(FOLDER.resolve(name));
    PipelineFile file =
        PipelineFile.parse(name, text, Parameters.of(Map.of("experiment", "runs")), problems);
    for (Step step : file.steps()) {
      Class<? extends Record> type = TYPES.get(step.type());
      if (type != null) {
        ConfigBinder.bind(step, type, problems);
      }
    }
    return problems.inOrder().stream().map(Problem::toString).collect(joining("\n", "", "\n"));
  }

  private static List<String> cases() throws IOException {
    try (Stream<Path> files = Files.list(FOLDER)) {
      return files
          .map(file -> file.getFileName().toString())
          .filter(name -> name.endsWith(".yaml"))
          .sorted()
          .toList();
    }
  }
}
