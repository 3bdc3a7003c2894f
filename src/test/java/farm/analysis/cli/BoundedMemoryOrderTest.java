package farm.analysis.cli;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Steps that order rows, on inputs much larger than the heap of 96 MB. */
class BoundedMemoryOrderTest {

  private static final int DATABASES = 300;
  private static final int ROWS = 10_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void generate() throws IOException {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    NewDatabase.at(
        runs,
        "run_000.db",
        "CREATE TABLE simulation_steps (step_number INTEGER, agents INTEGER, note TEXT)",
        NewDatabase.insert(
            "simulation_steps", ROWS, "n, n * 7919 % 10007, printf('step %030d', n)"));
    for (int run = 1; run < DATABASES; run++) {
      Files.copy(runs.resolve("run_000.db"), runs.resolve("run_%03d.db".formatted(run)));
    }
  }

  @Test
  void theFirstRowsOfManyAreKept() throws Exception {
    ChildJvm.runPipeline(
        pipeline("- type: Sort\n  config: {order_by: [agents, db_path], limit: 1000}\n"));
    String first = folder.resolve("runs/run_000.db").toString();
    assertThat(Files.readAllLines(folder.resolve("out.csv")))
        .hasSize(1001)
        .startsWith("step_number,agents,note,db_path", row(8967, 1, first));
  }

  private static String row(int step, int agents, String path) {
    return "%1$d,%2$d,step %1$030d,%3$s".formatted(step, agents, path);
  }

  /** All rows together would take more than the heap. */
  @Test
  void oneDatabaseOfManyIsKeptAtATime() throws Exception {
    ChildJvm.runPipeline(
        pipeline(
            """
            - type: WindowFunctions
              config:
                partition_by: db_path
                order_by: agents
                fields:
                  n: {fn: row_number}
                  before: {fn: lag, value: note}
                  smooth: {fn: mean, value: agents, rows: 100}
            - type: Combine
              config:
                group_by: []
                combine:
                  rows: {fn: count}
                  last: {value: n, fn: max}
                  before: {value: before, fn: count}
                  smooth: {value: smooth, fn: max}
            """));
    assertThat(folder.resolve("out.csv"))
        .hasContent("rows,last,before,smooth\n3000000,10000,2999700,9956.5\n");
  }

  @Test
  void rowsThatDontFitEndTheRun() throws Exception {
    Process run =
        ChildJvm.start(
            Main.class, pipeline("- {type: Sort, config: {order_by: note}}\n").toString());
    String error = new String(run.getErrorStream().readAllBytes(), UTF_8);
    assertThat(run.waitFor()).isEqualTo(3);
    assertThat(error)
        .containsPattern(
            "(?m)^the [0-9,]+ rows so far will soon take [0-9]+ MB, too much for a heap of 9[0-9] MB;"
                + " give it more memory \\(JAVA_OPTS=-Xmx…; on a cluster, to its workers\\), or keep"
                + " only the first rows with 'limit'\n");
  }

  private static Path pipeline(String steps) throws IOException {
    String read =
        "- {type: ReadFromExperiment, config: {path: \"%s/*.db\", table: steps}}\n"
            .formatted(folder.resolve("runs"));
    String write =
        "- {type: WriteToCsv, config: {path: \"%s\", line_end: lf}}\n"
            .formatted(folder.resolve("out.csv"));
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        "pipeline:\n  type: chain\n  transforms:\n" + (read + steps + write).indent(4));
  }
}
