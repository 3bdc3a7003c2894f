package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.Postgres;
import farm.analysis.load.Rows;
import farm.analysis.load.jdbc.JdbcLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Pipeline files that write to tables of databases. */
class WriteToTableTest {

  private static final String COUNT_RUNS =
      """
      pipeline:
        type: chain
        transforms:
          - type: ReadFromExperiment
            config: {path: testdata/experiment/*.db, table: steps, columns: [step_number]}
          - type: Combine
            config: {group_by: [], combine: {steps: {fn: count}}}
          - type: WriteToSqlite
            config: {path: "{{ out }}", table: totals, mode: %s}
      """;

  @TempDir private Path folder;

  @Test
  void replaceAndAppendWriteToSqlite() throws IOException {
    String out = folder.resolve("out.db").toString();
    assertThat(run(COUNT_RUNS.formatted("replace"), out).err())
        .contains("; wrote 1 row to " + out + " in ");
    run(COUNT_RUNS.formatted("replace"), out);
    run(COUNT_RUNS.formatted("append"), out);
    assertThat(Rows.of(SqliteLoader.table(out, "totals")))
        .containsExactly(List.of(175L), List.of(175L));
  }

  @Test
  void aDatabaseThatIsReadCannotBeWrittenTo() throws IOException {
    String input = "testdata/experiment/run_01.db";
    CommandLineRun run = run(COUNT_RUNS.formatted("replace"), input);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "%s/p.yaml:9:22: %s: can't be written: it is read by this pipeline"
                .formatted(folder, input));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aColumnThatTheTableLacksIsFoundBeforeDataIsRead() throws IOException {
    String out = folder.resolve("out.db").toString();
    run(COUNT_RUNS.formatted("replace"), out);
    CommandLineRun run =
        run(COUNT_RUNS.replace("steps: {fn", "step: {fn").formatted("append"), out);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "%s/p.yaml:8:7: %s: table 'totals' has no column 'step'; did you mean 'steps'? Columns: steps"
                .formatted(folder, out));
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aDatabaseIsReadAndWrittenByJdbc() throws IOException {
    JdbcDatabase database =
        Postgres.database(
            "CREATE TABLE turns (id BIGINT, type TEXT)",
            "INSERT INTO turns SELECT n, 'type ' || n % 3 FROM generate_series(1, 1000) n");
    String yaml =
        """
        pipeline:
          type: chain
          transforms:
            - type: ReadFromJdbc
              config:
                url: "{{ out }}"
                username: postgres
                password: %s
                table: turns
                partition_column: id
            - type: Combine
              config: {group_by: type, combine: {turns: {fn: count}}}
            - type: WriteToJdbc
              config: {url: "{{ out }}", username: postgres, password: %<s, table: %s}
        """;
    CommandLineRun run = run(yaml.formatted(Postgres.PASSWORD, "counts"), database.url());
    run.assertDone();
    assertThat(run.err())
        .contains("1,000 rows")
        .contains("wrote 3 rows to " + database.url() + ", table 'counts' in ");
    assertThat(Rows.of(JdbcLoader.table(database, "counts")))
        .containsExactlyInAnyOrder(
            List.of("type 0", 333L), List.of("type 1", 334L), List.of("type 2", 333L));
    CommandLineRun refused = run(yaml.formatted(Postgres.PASSWORD, "turns"), database.url());
    assertThat(refused.err())
        .contains(", table 'turns': can't be written: it is read by this pipeline")
        .doesNotContain(Postgres.PASSWORD);
    assertThat(refused.exitCode()).isEqualTo(2);
  }

  private CommandLineRun run(String yaml, String out) throws IOException {
    Path file = Files.writeString(folder.resolve("p.yaml"), yaml);
    return CommandLineRun.of(file.toString(), "--set=out=" + out);
  }
}
