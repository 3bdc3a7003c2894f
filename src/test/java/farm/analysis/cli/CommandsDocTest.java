package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Commands in {@code docs/commands.md} that only print: they print what stands below them. */
class CommandsDocTest {

  private static final Pattern CONSOLE =
      Pattern.compile(
          "(?s)```console\n\\$ \\./run\\.sh ((?:steps|pipelines|init|check|preview)[^>\n]*)\n(.*?)```");

  static Stream<MatchResult> commands() throws IOException {
    return CONSOLE.matcher(Files.readString(Path.of("docs/commands.md"))).results();
  }

  @ParameterizedTest
  @MethodSource("commands")
  void printsWhatThePageShows(MatchResult command) {
    List<String> arguments = List.of(command.group(1).split(" "));
    CommandLineRun run = CommandLineRun.of(arguments.toArray(String[]::new));
    assertThat(run.out()).isEqualToNormalizingNewlines(command.group(2));
  }
}
