package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PreviewTest {

  @TempDir private Path folder;

  @BeforeEach
  void writeInputs() throws IOException {
    for (String name : new String[] {"a", "b", "c", "d"}) {
      String rows =
          IntStream.range(0, 100)
              .mapToObj(n -> n + "," + name + n)
              .collect(Collectors.joining("\n"));
      Files.writeString(folder.resolve(name + ".csv"), "n,text\n" + rows + "\n");
    }
  }

  @Test
  void theFirstRowsAfterEachStepAreShown() throws IOException {
    CommandLineRun run =
        preview(
            """
            - type: ReadFromCsv
              config: {path: "FOLDER/*.csv", chunk_size: 10}
            - {type: Filter, config: {keep: n > 7}}
            - type: Combine
              config: {group_by: [n], combine: {texts: {fn: count}}}
            - {type: WriteToCsv, config: {path: FOLDER/out.csv}}
            """);
    run.assertDone();
    assertThat(run.out())
        .isEqualTo(
            """
            ReadFromCsv (line 4): 30 rows
                 n
              long
                 0
                 1

            Filter (line 6): 6 rows
                 n
              long
                 8
                 9

            Combine (line 7): 2 rows
                 n  texts
              long   long
                 8      3
                 9      3

            """);
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(Path::getFileName).map(Path::toString))
          .containsExactlyInAnyOrder("a.csv", "b.csv", "c.csv", "d.csv", "p.yaml");
    }
  }

  @Test
  void hostileAndMissingValuesAreShownOnOneLine() throws IOException {
    Files.writeString(folder.resolve("hostile.csv"), "x,y\n\"\033[2J\n\",\nplain,2\n");
    CommandLineRun run =
        preview(
            """
            - type: ReadFromCsv
              config: {path: FOLDER/hostile.csv}
            - {type: AssertEqual, config: {elements: [{x: other, y: 5}]}}
            """);
    assertThat(run.out())
        .isEqualTo(
            """
            ReadFromCsv (line 4): 2 rows
              x               y
              text         long
              \\u001b[2J\\n
              plain           2

            """);
  }

  @Test
  void problemsAreToldAsByARun() throws IOException {
    CommandLineRun run = preview("- {type: WriteToCsv, config: {path: FOLDER/out.csv}}\n");
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.out()).isEmpty();
  }

  private CommandLineRun preview(String steps) throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        "pipeline:\n  type: chain\n  transforms:\n"
            + steps.indent(4).replace("FOLDER", folder.toString()));
    return CommandLineRun.of("preview", file.toString(), "--rows=2");
  }
}
