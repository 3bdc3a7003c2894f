package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CheckTest {

  @TempDir private Path folder;

  @Test
  void aFileWithoutProblemsIsToldSoAndNothingIsWritten() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("check", "pipelines/population.yaml", "--set", "out=" + folder + "/new");
    run.assertDone();
    assertThat(run.out())
        .isEqualTo(
            "The file has no problems: 4 steps; 2 outputs to write: %1$s/new/population.csv, %1$s/new/population.html%n"
                .formatted(folder));
    try (Stream<Path> left = Files.list(folder)) {
      assertThat(left).isEmpty();
    }
  }

  @Test
  void allProblemsAreToldAndTheCodeIsTwo() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          type: chain
          transforms:
            - type: ReadFromCsv
              config: {path: testdata/nothing.csv}
            - {type: Fliter, config: {keep: a >}}
            - {type: WriteToCsv, config: {pth: out.csv}}
        """);
    CommandLineRun run = CommandLineRun.of("check", file.toString());
    assertThat(run.exitCode()).isEqualTo(2);
    assertThat(run.err().lines().map(line -> line.substring(folder.toString().length() + 8)))
        .containsExactly(
            "6:14: Unknown step type 'Fliter'; did you mean 'Filter'? Known types: Cast,"
                + " Create, Filter, Flatten, Limit, … (40 in all)",
            "7:34: WriteToCsv needs option 'path'",
            "7:35: Option 'pth' isn't known to WriteToCsv; did you mean 'path'?");
    assertThat(run.out()).isEmpty();
  }

  @Test
  void theExplanationTellsWhatEachStepReadsAndWhereItWorks() {
    CommandLineRun run =
        CommandLineRun.of("check", "--explain", "pipelines/population.yaml", "--set", "out=o");
    assertThat(run.out())
        .isEqualTo(
            """
            ReadFromExperiment (line 10)
              inputs   testdata/experiment/run_01.db and 3 more: 647,168 bytes, 175 rows, read by SQLite pages
              column   step_number long, for Combine (line 15)
              column   total_agents long, for Combine (line 15)
              column   births long, for Combine (line 15)
              column   deaths long, for Combine (line 15)
              column   db_path text
              tasks    1, in chunks of about 256 kB
            Combine (line 15)
              input    ReadFromExperiment (line 10)
              work     in one step with ReadFromExperiment (line 10)
              columns  step_number long, runs long, mean_agents double, min_agents long, max_agents long, births long, deaths long
              memory   an entry for each group
            WriteToCsv (line 25)
              input    Combine (line 15)
              work     in one step with Combine (line 15)
              writes   o/population.csv
            WriteToReport (line 27)
              input    Combine (line 15)
              work     in one step with Combine (line 15)
              writes   o/population.html
            """);
  }

  @Test
  void theExplanationTellsOfSkippedRowsAndSecondPasses() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          type: chain
          transforms:
            - type: ReadFromCsv
              config: {path: %1$s/in.csv, chunk_size: 1000}
            - {type: Filter, config: {keep: a > 1}}
            - {type: FillMissing, config: {with: {b: mean}}}
            - {type: WriteToCsv, config: {path: %1$s/out.csv}}
        """
            .formatted(folder));
    Files.writeString(folder.resolve("in.csv"), "a,b\n1,2\n2,3\n");
    CommandLineRun run = CommandLineRun.of("check", file.toString(), "--explain");
    assertThat(run.out().replace(folder.toString(), "F"))
        .isEqualTo(
            """
            ReadFromCsv (line 4)
              inputs   F/in.csv: 12 bytes
              column   a long, for Filter (line 6), WriteToCsv (line 8)
              column   b long, for FillMissing (line 7)
              skips    rows by the condition a > 1
              tasks    1, in chunks of 1,000 rows
            Filter (line 6)
              input    ReadFromCsv (line 4)
              work     in one step with ReadFromCsv (line 4)
              columns  a long, b long
            FillMissing (line 7)
              input    Filter (line 6)
              work     learns with ReadFromCsv (line 4), then reads the input again
              columns  a long, b double
            WriteToCsv (line 8)
              input    FillMissing (line 7)
              work     in one step with FillMissing (line 7)
              writes   F/out.csv
            """);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "Filter          | keep: n > 0                                      | 6",
        "WindowFunctions | fields: {sum: {fn: sum, value: n}}               | 6",
        "Sort            | order_by: n                                      | 6",
        "Sort            | order_by: n, limit: 5                            | 0",
        "Combine         | group_by: n, combine: {sum: {fn: sum, value: n}} | 0"
      })
  void aJoinExpectsAsManyBytesAsAStepMayGive(String type, String config, int bytes)
      throws IOException {
    Files.writeString(folder.resolve("in.csv"), "n\n1\n2\n");
    Path file = folder.resolve("p.yaml");
    Files.writeString(
        file,
        """
        pipeline:
          transforms:
            - {type: ReadFromCsv, config: {path: %1$s/in.csv}}
            - {type: %2$s, name: b, input: ReadFromCsv, config: {%3$s}}
            - {type: Join, input: {a: ReadFromCsv, b: b}, config: {equalities: n}}
            - {type: WriteToCsv, input: Join, config: {path: %1$s/out.csv}}
        """
            .formatted(folder, type, config));
    assertThat(CommandLineRun.of("check", file.toString(), "--explain").out())
        .contains("memory   b (%d bytes) in memory, because it is small".formatted(bytes));
  }

  @Test
  void theExplanationNamesDatabasesThatAreLeftOut() {
    CommandLineRun run = CommandLineRun.of("check", "--explain", "pipelines/reproduction.yaml");
    assertThat(run.out())
        .startsWith(
            """
            ReadFromExperiment (line 13)
              inputs   testdata/experiment/run_01.db and 2 more: 471,040 bytes, 141 rows, read by SQLite pages
              note     table 'reproduction_events' is missing in 1 of 4 databases, which are left out: testdata/experiment/run_03.db
              column   parent_generation long, for events, Combine (line 27)
            """);
  }

  @Test
  void theCompletionNamesCommandsAndOptions() {
    CommandLineRun run = CommandLineRun.of("completion");
    run.assertDone();
    assertThat(run.out())
        .contains("complete -F _complete_run -o default run run.sh")
        .contains("--allow-jdbc");
  }
}
