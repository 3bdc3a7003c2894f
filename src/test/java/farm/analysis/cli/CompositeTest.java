package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompositeTest {

  @TempDir private Path folder;

  @Test
  void oneReadHasManyResultsAndStepsStandInAnyOrder() throws IOException {
    CommandLineRun run =
        run(
            """
            - {type: WriteToCsv, input: by_step, config: {path: "{{ out }}/steps.csv"}}
            - {type: Combine, name: by_step, input: ReadFromSimulation, config: {group_by: step_number, combine: {agents: {fn: sum, value: total_agents}}}}
            - {type: Combine, name: all, input: ReadFromSimulation, config: {group_by: [], combine: {n: count, most: {fn: max, value: total_agents}}}}
            - {type: AssertEqual, name: checked, input: all, config: {elements: [{n: 60, most: 24}]}}
            - {type: WriteToJson, input: {input: checked}, config: {path: "{{ out }}/all.json"}}
            - type: ReadFromSimulation
              config: {path: testdata/experiment/run_01.db, columns: [step_number, total_agents]}
            """);
    run.assertDone();
    assertThat(folder.resolve("all.json")).hasContent("{\"n\":60,\"most\":24}");
    assertThat(Files.readAllLines(folder.resolve("steps.csv"))).hasSize(61);
    assertThat(run.err()).contains("wrote 61 rows to ").contains("all.json").contains("steps.csv");
  }

  @Test
  void flattenPutsInputsOneAfterTheOther() throws IOException {
    CommandLineRun run =
        run(
            """
            - {type: ReadFromSimulation, name: two, config: {path: testdata/experiment/run_02.db, columns: [step_number], chunk_size: 7}}
            - {type: ReadFromSimulation, name: one, config: {path: testdata/experiment/run_01.db, columns: [step_number], chunk_size: 7}}
            - {type: Flatten, name: both, input: [one, two]}
            - {type: Flatten, name: all, input: [both, one]}
            - {type: WriteToCsv, input: all, config: {path: "{{ out }}/all.csv"}}
            """);
    run.assertDone();
    StringBuilder expected = new StringBuilder("step_number\r\n");
    for (int steps : new int[] {60, 45, 60}) {
      for (int step = 0; step < steps; step++) {
        expected.append(step).append("\r\n");
      }
    }
    assertThat(Files.readString(folder.resolve("all.csv"))).isEqualTo(expected.toString());
  }

  @Test
  void rowsThatAreNotTheExpectedOnesEndTheRun() throws IOException {
    CommandLineRun run =
        run(
            """
            - {type: ReadFromSimulation, name: steps, config: {path: testdata/experiment/run_02.db, columns: [births]}}
            - {type: Combine, name: sum, input: steps, config: {group_by: [], combine: {births: {fn: sum, value: births}, n: count}}}
            - {type: AssertEqual, input: sum, config: {elements: [{n: 45}, {births: 3, n: 44}]}}
            """);
    assertThat(run.err())
        .startsWith(
            "AssertEqual (line 6): the rows aren't the expected rows; 2 missing: {\"births\":3,\"n\":44}"
                + " {\"births\":null,\"n\":45}; 1 unexpected: {\"births\":");
    assertThat(run.exitCode()).isEqualTo(3);
  }

  @Test
  void rowsThatAreNotTheExpectedOnesLeaveAllOutputsAsTheyWere() throws IOException {
    Path older = Files.writeString(folder.resolve("steps.csv"), "older");
    CommandLineRun run =
        run(
            """
            - {type: ReadFromSimulation, name: steps, config: {path: testdata/experiment/run_02.db, columns: [births]}}
            - {type: WriteToCsv, input: steps, config: {path: "{{ out }}/steps.csv"}}
            - {type: AssertEqual, input: steps, config: {elements: []}}
            """);
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(older).hasContent("older");
    assertThat(files()).containsExactly("pipeline.yaml", "steps.csv");
  }

  @Test
  void outputsAppearTogetherOrNotAtAll() throws IOException {
    String steps =
        """
        - {type: ReadFromSimulation, name: steps, config: {path: testdata/experiment/run_02.db, columns: [births]}}
        - {type: WriteToCsv, input: steps, config: {path: "{{ out }}/steps.csv"}}
        - {type: WriteToSqlite, input: steps, config: {path: "{{ out }}/all.db", table: births, mode: append}}
        - {type: WriteToSqlite, input: steps, config: {path: "{{ out }}/all.db", table: other}}
        """;
    Path older = Files.writeString(folder.resolve("steps.csv"), "older");
    String database =
        NewDatabase.at(folder, "all.db", "CREATE TABLE births (births INTEGER CHECK (births < 2))");
    CommandLineRun failed = run(steps);
    assertThat(failed.err()).contains("CHECK constraint failed: births < 2");
    assertThat(failed.exitCode()).isEqualTo(2);
    assertThat(older).hasContent("older");
    assertThat(files()).containsExactly("all.db", "pipeline.yaml", "steps.csv");
    NewDatabase.change(database, "DROP TABLE births");
    assertThat(run(steps).exitCode()).isZero();
    assertThat(Files.readAllLines(older)).hasSize(46);
    for (String table : List.of("births", "other")) {
      assertThat(SqliteLoader.table(database, table).loadData().rowCount()).isEqualTo(45);
    }
    assertThat(SqliteLoader.table(database, "sqlite_schema").loadData().rowCount()).isEqualTo(2);
    assertThat(files()).containsExactly("all.db", "pipeline.yaml", "steps.csv");
  }

  private List<String> files() throws IOException {
    try (Stream<Path> files = Files.list(folder)) {
      return files.map(file -> file.getFileName().toString()).sorted().toList();
    }
  }

  private CommandLineRun run(String steps) throws IOException {
    Path file =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            "pipeline:\n  type: composite\n  transforms:\n" + steps.indent(4));
    return CommandLineRun.of(
        file.toString(),
        steps.contains("{{ out }}") ? "--set=out=" + folder : "--targetParallelism=2");
  }
}
