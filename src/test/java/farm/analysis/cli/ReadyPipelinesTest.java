package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.pipeline.reference.ReadyPipeline;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The convention of the comments in {@code pipelines/}, and the command that lists them. */
class ReadyPipelinesTest {

  /** A parameter in a comment, such as {@code "# out: the folder for the result"}. */
  private static final Pattern PARAMETER = Pattern.compile("(?m)^#   (\\w+): ");

  @TempDir private Path folder;

  static Stream<Path> files() throws IOException {
    try (Stream<Path> files = Files.list(Path.of("pipelines"))) {
      return files.sorted().toList().stream();
    }
  }

  @ParameterizedTest
  @MethodSource("files")
  void theFirstParagraphOfAFileIsAQuestion(Path file) throws IOException {
    assertThat(ReadyPipeline.read(file).question()).endsWith("?").hasSizeLessThanOrEqualTo(98);
  }

  @ParameterizedTest
  @MethodSource("files")
  void everyParameterHasADefaultAndTheCommentGivesItsMeaning(Path file) throws IOException {
    List<ReadyPipeline.Parameter> parameters = ReadyPipeline.read(file).parameters();
    assertThat(parameters)
        .allSatisfy(
            parameter -> {
              assertThat(parameter.ifNotSet()).as(parameter.name()).isPresent();
              assertThat(parameter.meaning()).as(parameter.name()).isNotBlank();
            });
    assertThat(PARAMETER.matcher(Files.readString(file)).results().map(found -> found.group(1)))
        .containsExactlyElementsOf(parameters.stream().map(ReadyPipeline.Parameter::name).toList());
  }

  @ParameterizedTest
  @MethodSource("files")
  void theCommentShowsACommandThatSetsEveryParameter(Path file) throws IOException {
    String command =
        Files.readAllLines(file).stream()
            .filter(line -> line.startsWith("#   ./run.sh %s ".formatted(file)))
            .findFirst()
            .orElseThrow();
    assertThat(ReadyPipeline.read(file).parameters())
        .allSatisfy(parameter -> assertThat(command).contains("--set " + parameter.name() + "="));
  }

  @ParameterizedTest
  @MethodSource("files")
  void theReadmeHasTheSameQuestion(Path file) throws IOException {
    String name = file.getFileName().toString().replace(".yaml", "");
    assertThat(Files.readAllLines(Path.of("README.md")))
        .contains("| `%s` | %s |".formatted(name, ReadyPipeline.read(file).question()));
  }

  @Test
  void theReadmeShowsOneOfThem() throws IOException {
    Matcher block =
        Pattern.compile("(?s)```yaml\n(.*?)```").matcher(Files.readString(Path.of("README.md")));
    assertThat(block.find()).isTrue();
    assertThat(withoutComments(block.group(1)))
        .isEqualTo(withoutComments(Files.readString(Path.of("pipelines/population.yaml"))));
  }

  private static List<String> withoutComments(String yaml) {
    return yaml.lines()
        .map(line -> line.replaceAll("\\s*#.*", ""))
        .filter(line -> !line.isEmpty())
        .toList();
  }

  @Test
  void theCommandListsThemAll() throws IOException {
    CommandLineRun run = CommandLineRun.of("pipelines");
    assertThat(run.exitCode()).isZero();
    assertThat(run.out().lines().filter(line -> line.endsWith(".yaml")))
        .containsExactlyElementsOf(files().map(Path::toString).toList());
    assertThat(run.out())
        .contains(
            """
            pipelines/actions.yaml
              How often do agents choose each action, and what reward does it bring?
              experiment  testdata/experiment/*.db  the databases of the runs, a path or a glob
              steps       10                        the number of steps in an interval
              out         results                   the folder for the result
            """);
  }

  @Test
  void aFileOfOnesOwnIsListedAsFarAsItSays() throws IOException {
    Path file = Files.writeString(folder.resolve("own.yaml"), "pipeline: \"{{ what }}\"\n");
    assertThat(Pipelines.text(List.of(file)))
        .isEqualTo(
            """
            %s
              what  required

            ./run.sh FILE --set NAME=VALUE … runs one; without --set, a parameter has its default.\
            """
                .formatted(file));
  }
}
