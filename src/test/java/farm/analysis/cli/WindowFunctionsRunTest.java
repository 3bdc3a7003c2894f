package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.sqlite.NewDatabase;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of {@code WindowFunctions}, where rows of an input come together and where they don't. */
class WindowFunctionsRunTest {

  private static final String FUNCTIONS =
      """
      - type: WindowFunctions
        config:
          partition_by: [RUN]
          order_by: [{column: step_number, descending: true}]
          fields:
            n: {fn: row_number}
            growth: {fn: difference, value: total_agents}
            smooth: {fn: mean, value: total_agents, rows: 5}
            near: {fn: stddev, value: births, range: 3}
            part: {fn: share, value: births}
      """;

  private static final String STEPS =
      """
      - type: ReadFromExperiment
        config: {path: "%s", table: steps, columns: [db_path, step_number, total_agents, births], chunk_size: %d}
      - {type: Filter, config: {keep: step_number %% 7 <> 3}}
      """;

  @TempDir private Path folder;

  @Test
  void aDatabaseAtATimeGivesTheSameAsAllTogether() throws IOException {
    Set<String> results = new HashSet<>();
    for (int chunkRows : new int[] {1, 7, 10_000}) {
      String steps = STEPS.formatted("testdata/experiment/*.db", chunkRows);
      results.add(result(steps + FUNCTIONS.replace("RUN", "db_path")));
      results.add(
          result(
              steps
                  + "- {type: Rename, config: {columns: {db_path: run}}}\n"
                  + FUNCTIONS.replace("RUN", "run")
                  + "- {type: Rename, config: {columns: {run: db_path}}}\n"));
    }
    assertThat(results).hasSize(1);
    assertThat(results.iterator().next().lines())
        .hasSize(151)
        .startsWith(
            "db_path,step_number,total_agents,births,n,growth,smooth,near,part",
            "testdata/experiment/run_01.db,0,15,0,51,0,15.4,0.0,0.0");
  }

  /** Each database has several ranges; a second pass reads them once more. */
  @Test
  void largeDatabasesAreReadWhole() throws IOException {
    for (String name : new String[] {"a.db", "b.db"}) {
      NewDatabase.at(
          folder,
          name,
          "CREATE TABLE simulation_steps (step_number INTEGER, total_agents INTEGER, births INTEGER,"
              + " note TEXT)",
          NewDatabase.insert("simulation_steps", 80_000, "n, n % 11, 1, printf('%0500d', n)"));
    }
    assertThat(Files.size(folder.resolve("b.db"))).isGreaterThan(40_000_000);
    String steps = STEPS.formatted(folder + "/*.db", 5000).replace("% 7 <> 3", ">= 0");
    assertThat(
            result(
                steps
                    + FUNCTIONS.replace("RUN", "db_path")
                    + """
                    - {type: FillMissing, config: {with: {growth: median}}}
                    - type: Combine
                      config:
                        group_by: [db_path]
                        combine:
                          rows: {fn: count}
                          numbers: {value: n, fn: sum}
                          last: {value: n, fn: max}
                          growth: {value: growth, fn: sum}
                          part: {value: part, fn: sum}
                    """))
        .isEqualTo(
            "db_path,rows,numbers,last,growth,part\n"
                + "%1$s/a.db,80000,3200040000,80000,-8.0,1.0\n%1$s/b.db,80000,3200040000,80000,-8.0,1.0\n"
                    .formatted(folder));
  }

  @Test
  void theExplanationTellsWhereRowsComeTogether() throws IOException {
    String steps = STEPS.formatted("testdata/experiment/*.db", 7);
    String functions = FUNCTIONS.replace("RUN", "db_path");
    assertThat(explained(steps + functions))
        .contains("  tasks    1 of whole inputs, in chunks of 7 rows\n")
        .contains("  memory   one input at a time, at most 10,000,000 rows\n");
    assertThat(explained(steps + functions + "- {type: Sort, config: {order_by: near}}\n"))
        .contains("  memory   all rows\n");
    assertThat(explained(steps + "- {type: Limit, config: {limit: 9}}\n" + functions))
        .contains("  tasks    1, in chunks of 7 rows\n")
        .contains("  memory   at most 9 rows\n")
        .contains("  memory   at most 10,000,000 rows\n");
    assertThat(explained(steps + FUNCTIONS.replace("RUN", "births")))
        .contains("  tasks    1, in chunks of 7 rows\n")
        .contains("  memory   at most 10,000,000 rows\n");
  }

  @Test
  void resultsOfACombineComeTogether() throws IOException {
    assertThat(
            result(
                """
                - {type: ReadFromExperiment, config: {path: "testdata/experiment/*.db", table: steps}}
                - {type: Combine, config: {group_by: [step_number], combine: {agents: {value: total_agents, fn: sum}}}}
                - type: WindowFunctions
                  config: {order_by: step_number, fields: {growth: {fn: difference, value: agents}}}
                - {type: Limit, config: {limit: 5}}
                """))
        .isEqualTo("step_number,agents,growth\n0,49,\n1,49,0\n2,49,0\n3,50,1\n4,51,1\n");
  }

  @Test
  void theFilesOfAPathColumnAreInputsToo() throws IOException {
    Files.writeString(folder.resolve("a.csv"), "n\n3\n4\n");
    Files.writeString(folder.resolve("b.csv"), "n\n10\n");
    Files.writeString(folder.resolve("c.csv"), "n\n");
    String steps =
        """
        - {type: ReadFromCsv, config: {path: "%s/[abc].csv", path_column: file, schema: {n: long}}}
        - type: WindowFunctions
          config: {partition_by: file, fields: {total: {fn: sum, value: n}}}
        """
            .formatted(folder);
    assertThat(result(steps))
        .isEqualTo(
            "n,file,total\n3,%1$s/a.csv,3\n4,%1$s/a.csv,7\n10,%1$s/b.csv,10\n".formatted(folder));
    assertThat(explained(steps)).contains("one input at a time");
  }

  @Test
  void noRowsGiveAHeader() throws IOException {
    String steps = STEPS.formatted("testdata/experiment/*.db", 7).replace("% 7 <> 3", "< 0");
    String header = "db_path,step_number,total_agents,births,n,growth,smooth,near,part\n";
    assertThat(result(steps + FUNCTIONS.replace("RUN", "db_path"))).isEqualTo(header);
    assertThat(result(steps + FUNCTIONS.replace("RUN", "births"))).isEqualTo(header);
    assertThat(result(steps + "- {type: Sort, config: {order_by: births}}\n"))
        .isEqualTo("db_path,step_number,total_agents,births\n");
  }

  @Test
  void aPathThatAStepChangesIsReported() throws IOException {
    String steps =
        STEPS.formatted("testdata/experiment/*.db", 7)
            + "- {type: MapToFields, config: {fields: {db_path: upper(db_path), step_number: step_number,"
            + " total_agents: total_agents, births: births}}}\n"
            + FUNCTIONS.replace("RUN", "db_path");
    assertFails(
        steps,
        "testdata/experiment/run_01.db: column 'db_path' should hold this path, because rows are"
            + " partitioned by it, was 'TESTDATA/EXPERIMENT/RUN_01.DB'; give the changed column"
            + " another name\n");
  }

  @Test
  void moreRowsThanAllowedEndTheRun() throws IOException {
    String steps = STEPS.formatted("testdata/experiment/*.db", 1);
    String functions = "    max_rows: 20\n";
    assertFails(
        steps + FUNCTIONS.replace("RUN", "db_path") + functions,
        "there are more than 20 rows to keep in memory, the limit max_rows; raise it, or filter"
            + " rows before this step\n");
    assertFails(
        steps + FUNCTIONS.replace("RUN", "births") + functions,
        "there are more than 20 rows to keep in memory, the limit max_rows; raise it, or partition"
            + " by the path of the input of a read, or filter rows before this step\n");
  }

  @Test
  void anIntegerBeyond64BitsEndsTheRun() throws IOException {
    Files.writeString(
        folder.resolve("n.csv"), "run,step,n\na,1,9223372036854775807\na,2,-2\n,1,5\n");
    String steps =
        """
        - {type: ReadFromCsv, config: {path: "%s/n.csv"}}
        - type: WindowFunctions
          config: {partition_by: run, order_by: step, fields: {x: {fn: FN, value: n}}}
        """
            .formatted(folder);
    assertThat(result(steps.replace("FN", "sum")))
        .isEqualTo(
            "run,step,n,x\na,1,9223372036854775807,9223372036854775807\n"
                + "a,2,-2,9223372036854775805\n,1,5,5\n");
    assertFails(
        steps.replace("FN", "difference"),
        "'x' of run a, step 2 is -9223372036854775809, which 64 bits can't hold; cast the column to"
            + " double\n");
  }

  private String result(String steps) throws IOException {
    CommandLineRun run = CommandLineRun.of(file(steps).toString());
    run.assertDone();
    return Files.readString(folder.resolve("out.csv"));
  }

  private String explained(String steps) throws IOException {
    CommandLineRun run = CommandLineRun.of("check", "--explain", file(steps).toString());
    run.assertDone();
    return run.out();
  }

  private void assertFails(String steps, String message) throws IOException {
    CommandLineRun run = CommandLineRun.of(file(steps).toString());
    assertThat(run.err()).isEqualTo(message);
    assertThat(run.exitCode()).isEqualTo(3);
  }

  private Path file(String steps) throws IOException {
    String write =
        "- {type: WriteToCsv, config: {path: \"%s\", line_end: lf}}\n"
            .formatted(folder.resolve("out.csv"));
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        "pipeline:\n  type: chain\n  transforms:\n" + (steps + write).indent(4));
  }
}
