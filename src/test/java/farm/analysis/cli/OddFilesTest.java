package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

/** Files without a size, empty files, pipes, and links that lead back to their own folder. */
@EnabledOnOs(OS.LINUX)
class OddFilesTest {

  private static final Path UNSIZED_LINES = Path.of("/proc/self/limits");
  private static final Path UNSIZED_JSON = Path.of("/proc/self/comm");

  @TempDir Path folder;

  @Test
  void aCsvFileWithoutASizeIsReadToItsEnd() throws IOException {
    List<String> lines = Files.readAllLines(UNSIZED_LINES);
    CommandLineRun run =
        run(
            """
            - type: ReadFromCsv
              config: {path: /proc/self/limits, header: false, delimiter: "\\t"}
            - type: WriteToCsv
              config: {path: FOLDER/out.csv}
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .startsWith("column_1")
        .hasSize(1 + lines.size())
        .endsWith(lines.get(lines.size() - 1));
  }

  @Test
  void aJsonFileWithoutASizeIsReadToItsEnd() throws IOException {
    byte[] before = Files.readAllBytes(UNSIZED_JSON);
    try {
      Files.writeString(UNSIZED_JSON, "{\"a\":1}{\"a\":2}");
      CommandLineRun run =
          run(
              """
              - type: ReadFromJson
                config: {path: /proc/self/comm}
              - type: WriteToJson
                config: {path: FOLDER/out.jsonl}
              """);
      assertThat(run.exitCode()).as(run.err()).isZero();
      assertThat(folder.resolve("out.jsonl")).hasContent("{\"a\":1}\n{\"a\":2}\n");
    } finally {
      Files.write(UNSIZED_JSON, before);
    }
  }

  @Test
  void anEmptyFileHasNoRows() throws IOException {
    Files.createFile(folder.resolve("a.jsonl"));
    CommandLineRun run =
        run(
            """
            - type: ReadFromJson
              config: {path: FOLDER/a.jsonl}
            - type: WriteToJson
              config: {path: FOLDER/out.jsonl}
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("out.jsonl")).isEmptyFile();
  }

  @Test
  @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
  void aPipelineFileThatIsAPipeIsRefusedAtOnce() throws IOException, InterruptedException {
    Path pipe = folder.resolve("pipe");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    assertRefused(pipe);
    assertRefused(folder);
    assertRefused(Path.of("/dev/null"));
  }

  private static void assertRefused(Path file) {
    CommandLineRun run = CommandLineRun.of(file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo(
            "%s:1:1: The pipeline file should be a file, was a folder, pipe or device; save it to a file\n"
                .formatted(file));
  }

  @Test
  void anInputThatIsAPipeIsRefusedAtOnce() throws IOException, InterruptedException {
    Path pipe = folder.resolve("a.csv");
    assertThat(new ProcessBuilder("mkfifo", pipe.toString()).start().waitFor()).isZero();
    CommandLineRun run =
        run(
            """
            - type: ReadFromCsv
              config: {path: FOLDER/a.csv}
            - type: WriteToCsv
              config: {path: FOLDER/out.csv}
            """);
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err())
        .isEqualTo("pipeline.yaml:5:22: a.csv: should be a file, was a folder, pipe or device\n");
  }

  @Test
  void aLinkLoopIsToldAtTheEndAndEachFileReadOnce() throws IOException {
    Path below = Files.createDirectories(folder.resolve("data/runs"));
    Files.writeString(folder.resolve("data/a.csv"), "x\n1\n");
    Files.writeString(below.resolve("b.csv"), "x\n2\n");
    Files.createSymbolicLink(below.resolve("loop"), Path.of(".."));
    CommandLineRun run =
        run(
            """
            - type: ReadFromCsv
              config: {path: "FOLDER/data/**.csv"}
            - type: WriteToCsv
              config: {path: FOLDER/out.csv}
            """);
    assertThat(run.exitCode()).as(run.err()).isZero();
    assertThat(folder.resolve("out.csv")).hasContent("x\n1\n2\n");
    assertThat(run.err())
        .contains("data/runs/loop: isn't followed, because it links to a folder that contains it");
  }

  private CommandLineRun run(String steps) throws IOException {
    return CommandLineRun.ofSteps(folder, "chain", steps);
  }
}
