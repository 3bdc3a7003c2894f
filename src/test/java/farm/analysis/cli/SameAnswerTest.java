package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.report.output.WrittenReport;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Outputs are the same bytes for any chunk size and number of threads, with Beam's checks on. */
class SameAnswerTest {

  private static final String READ =
      """
      pipeline:
        type: chain
        transforms:
          - type: ReadFromExperiment
            config:
              path: testdata/experiment/run_0[1-3].db
              table: resources
              columns: [db_path, step_number, amount, position_x]
              chunk_size: "{{ rows }}"
      """;

  private static final String AGGREGATED =
      READ
          + """
              - type: Combine
                config:
                  group_by: [db_path, step_number]
                  combine:
                    n: count
                    total: {value: amount, fn: sum}
                    mean: {value: position_x, fn: mean}
                    least: {value: amount, fn: min}
                    last: {value: db_path, fn: max}
              - type: WriteToJson
                config: {path: "{{ out }}"}
          """;

  private static final String COPIED =
      READ
          + """
              - type: WriteToCsv
                config: {path: "{{ out }}"}
          """;

  private static final String REPORTED =
      READ
          + """
              - type: WriteToReport
                config: {path: "{{ out }}.html", title: Resources, max_rows: 123}
              - type: WriteToReport
                config:
                  path: "{{ out }}.html"
                  title: Again
                  chart: {type: line, x: step_number, y: amount, by: db_path}
          """;

  @TempDir private Path folder;

  @Test
  void ofAnAggregate() throws IOException {
    assertThat(outputs(AGGREGATED)).hasSize(1);
  }

  @Test
  void ofRowsAsTheyWereRead() throws IOException {
    assertThat(outputs(COPIED)).hasSize(1);
  }

  @Test
  void ofAReport() throws IOException {
    assertThat(outputs(REPORTED)).hasSize(1);
  }

  private Set<String> outputs(String yaml) throws IOException {
    Path file = Files.writeString(folder.resolve("pipeline.yaml"), yaml);
    Set<String> outputs = new HashSet<>();
    for (int rows : new int[] {1, 7, 10_000}) {
      for (int lanes : new int[] {1, 2, 5}) {
        Path out = folder.resolve("%d-%d".formatted(rows, lanes));
        CommandLineRun run =
            CommandLineRun.of(
                file.toString(),
                "--set=rows=" + rows,
                "--set=out=" + out,
                "--targetParallelism=" + lanes,
                "--enforceEncodability=true",
                "--enforceImmutability=true");
        run.assertDone();
        outputs.add(text(out));
      }
    }
    return outputs;
  }

  /** The file that was written; of a report, the part after the parameters. */
  private static String text(Path out) throws IOException {
    return Files.exists(out)
        ? Files.readString(out)
        : WrittenReport.read(Path.of(out + ".html")).main();
  }
}
