package farm.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.File;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The commands on the pages for users work, in their order, in a folder like a user's. */
class DocsCommandsTest {

  private static final Pattern CONSOLE = Pattern.compile("(?s)```console\n(.*?)```");
  private static final Pattern COMMAND = Pattern.compile("(?m)^\\$ \\./run\\.sh ((?:.*\\\\\n)*.*)");
  private static final Pattern SAVED =
      Pattern.compile("(?s)Save this as `([a-z.]+)`:\n\n```yaml\n(.*?)```");

  /** A command for a cluster, the tests, another file system, or a file with mistakes. */
  private static final Pattern ELSEWHERE =
      Pattern.compile("--runner=|^test|hdfs:|^mine\\.yaml$|^completion");

  @TempDir private Path folder;

  @ParameterizedTest
  @CsvSource({"README.md, 6", "docs/commands.md, 10", "docs/tutorial.md, 8"})
  void everyCommandWorks(String page, int count) throws IOException, InterruptedException {
    String text = Files.readString(Path.of(page));
    for (String name : List.of("testdata", "pipelines")) {
      Files.createSymbolicLink(folder.resolve(name), Path.of(name).toAbsolutePath());
    }
    Files.createSymbolicLink(
        folder.resolve("runs"), Path.of("testdata/experiment").toAbsolutePath());
    Matcher saved = SAVED.matcher(text);
    while (saved.find()) {
      Files.writeString(folder.resolve(saved.group(1)), saved.group(2));
    }
    List<String> commands = commands(text).filter(c -> !ELSEWHERE.matcher(c).find()).toList();
    assertThat(commands).hasSize(count);
    assertThat(outputOf(commands)).isEqualTo("all done");
  }

  private static Stream<String> commands(String page) {
    return CONSOLE
        .matcher(page)
        .results()
        .flatMap(block -> COMMAND.matcher(block.group(1)).results())
        .map(command -> command.group(1).replace("\\\n", " ").replace("DATA", "runs").strip());
  }

  private String outputOf(List<String> commands) throws IOException, InterruptedException {
    List<String> java = new ArrayList<>();
    java.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
    java.add("-cp");
    java.add(
        Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
            .map(entry -> Path.of(entry).toAbsolutePath().toString())
            .collect(joining(File.pathSeparator)));
    java.add(Commands.class.getName());
    java.addAll(commands);
    Process process =
        new ProcessBuilder(java).directory(folder.toFile()).redirectErrorStream(true).start();
    String output = new String(process.getInputStream().readAllBytes(), UTF_8);
    process.waitFor();
    return output;
  }

  /** The program of the child JVM: runs commands, and prints what fails. */
  static final class Commands {

    private Commands() {}

    public static void main(String[] commands) throws IOException {
      for (String command : commands) {
        String[] parts = command.split(" > ");
        Path output = Path.of(parts.length > 1 ? parts[1] : "output");
        String[] arguments = parts[0].replace("'", "").split(" +");
        StringWriter err = new StringWriter();
        int code;
        try (PrintWriter out = new PrintWriter(Files.newBufferedWriter(output))) {
          code = Main.run(out, new PrintWriter(err), arguments);
        }
        if (code != 0) {
          System.out.printf("%s ended with %d: %s%n", command, code, err);
          return;
        }
      }
      System.out.print("all done");
    }
  }
}
