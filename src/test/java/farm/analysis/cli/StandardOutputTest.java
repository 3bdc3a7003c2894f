package farm.analysis.cli;

import static java.util.stream.Collectors.joining;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.problem.RequestException;
import farm.analysis.write.OutputFile;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The path {@code -} in steps that write. */
class StandardOutputTest {

  private static final String READ =
      "- {type: ReadFromCsv, name: steps, config: {path: FOLDER/in.csv, chunk_size: 7}}\n";

  @TempDir private Path folder;
  @TempDir private Path waiting;
  private String temporary = "";

  @BeforeEach
  void setUp() throws IOException {
    String rows = IntStream.range(0, 60).mapToObj("%d,wölf\n"::formatted).collect(joining());
    Files.writeString(folder.resolve("in.csv"), "step,type\n" + rows);
    temporary = System.setProperty("java.io.tmpdir", waiting.toString());
  }

  @AfterEach
  void nothingIsLeft() {
    System.setProperty("java.io.tmpdir", temporary);
    assertThat(waiting).isDirectoryNotContaining("glob:**.parts");
  }

  @ParameterizedTest
  @ValueSource(strings = {"WriteToCsv", "WriteToJson", "WriteToMarkdown"})
  void theRowsAreThoseOfAFile(String type) throws IOException {
    CommandLineRun run = run(write(type, "FOLDER/rows") + write(type, "-"));
    run.assertDone();
    assertThat(run.out())
        .isEqualTo(Files.readString(folder.resolve("rows")))
        .contains("59", "wölf");
  }

  @Test
  void theExampleOfTheDocumentationPrintsItsTable() throws IOException {
    Matcher example =
        Pattern.compile("(?s)```yaml\n([^`]*path: \"-\"[^`]*)```\n\n```text\n([^`]*)```")
            .matcher(Files.readString(Path.of("docs/pipelines.md")));
    assertThat(example.find()).isTrue();
    Path file = Files.writeString(folder.resolve("example.yaml"), example.group(1));
    CommandLineRun run = CommandLineRun.of(file.toString());
    run.assertDone();
    assertThat(run.out()).isEqualTo(example.group(2));
  }

  @Test
  void nothingIsPrintedIfTheRunFails() throws IOException {
    CommandLineRun run =
        run(
            write("WriteToCsv", "-")
                + "- {type: AssertEqual, input: steps, config: {elements: []}}\n");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void twoStepsCannotShareIt() throws IOException {
    CommandLineRun run = run(write("WriteToCsv", "-") + write("WriteToJson", "-"));
    assertThat(run.err())
        .isEqualTo(
            "pipeline.yaml:6:7: standard output: can't be written: it is written twice by this"
                + " pipeline\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  @Test
  void aFileOfThatNameIsWrittenByALongerPath() throws IOException {
    CommandLineRun run = run(write("WriteToCsv", "FOLDER/-"));
    run.assertDone();
    assertThat(Files.readAllLines(folder.resolve("-"))).hasSize(61);
  }

  @Test
  void rowsThatWaitAreHiddenFromOtherUsers() throws IOException {
    OutputFile output = OutputFile.standardOutput();
    output.makeFolder();
    assertThat(Files.getPosixFilePermissions(Path.of(output.parts())))
        .isEqualTo(PosixFilePermissions.fromString("rwx------"));
    output.discard();
  }

  @Test
  void aClusterRefusesIt() throws IOException {
    run(write("WriteToCsv", "-"));
    CommandLineRun run =
        CommandLineRun.of(
            folder.resolve("pipeline.yaml").toString(), "--jobName=" + RemoteEngine.JOB_NAME);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "path '-': a cluster can't write to standard output; write to a file that all its"
                + " machines see");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aClosedOutputEndsTheRun() throws IOException {
    Path text = Files.writeString(folder.resolve("rows"), "a\r\n1\r\n");
    PrintWriter closed =
        new PrintWriter(
            new OutputStream() {
              @Override
              public void write(int b) throws IOException {
                throw new IOException("Broken pipe");
              }
            },
            true,
            StandardCharsets.UTF_8);
    assertThatThrownBy(() -> StandardOutput.print(text, closed))
        .isInstanceOf(RequestException.class)
        .hasMessage("standard output: can't be written; it was closed, or its disk is full");
  }

  private CommandLineRun run(String steps) throws IOException {
    return CommandLineRun.ofSteps(folder, "composite", READ + steps);
  }

  private static String write(String type, String path) {
    return "- {type: %s, input: steps, config: {path: \"%s\"}}\n".formatted(type, path);
  }
}
