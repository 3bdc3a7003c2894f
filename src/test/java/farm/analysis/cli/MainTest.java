package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class MainTest {

  @TempDir private Path folder;

  @Test
  void aRunEndsWithALineThatSaysWhatWasDone() throws IOException {
    CommandLineRun run =
        CommandLineRun.of("run", "pipelines/population.yaml", "--set=out=" + folder);
    assertThat(run.exitCode()).isZero();
    assertThat(run.err())
        .matches(
            ("Read 4 inputs, 175 rows in 3 chunks \\(647 kB by SQLite pages\\); 60 groups; wrote 120"
                    + " rows to %1$s/population.csv, %1$s/population.html in [0-9.]+ s\\R")
                .formatted(folder));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "ReadFromExperiment | path: testdata/experiment/*.db, table: steps, columns: [step_number]"
            + " | auto | by SQLite pages",
        "ReadFromExperiment | path: testdata/experiment/*.db, table: steps, columns: [step_number]"
            + " | jdbc | through sqlite-jdbc",
        "ReadFromSimulation | path: testdata/experiment/run_01.db | jdbc | through sqlite-jdbc",
        "ReadFromSqlite | path: testdata/experiment/run_01.db, table: simulations | jdbc | through"
            + " sqlite-jdbc",
      })
  void theReaderCanBeChosenAndIsTold(String type, String options, String reader, String told)
      throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            chain(
                """
                    - type: %s
                      config: {%s, reader: %s}
                    - type: Combine
                      config: {group_by: [], combine: {rows: {fn: count}}}
                    - type: WriteToCsv
                      config: {path: "{{ out }}"}
                """
                    .formatted(type, options, reader)),
            "--set=out=" + folder.resolve("out.csv"));
    run.assertDone();
    assertThat(run.err()).startsWith("Read ").contains("B %s); ".formatted(told));
  }

  @Test
  void optionsMayStandBeforeTheFileAndHoldQuotes() {
    CommandLineRun run =
        CommandLineRun.of("--set", "out=" + folder + "/a\"b", "pipelines/population.yaml");
    run.assertDone();
    assertThat(folder.resolve("a\"b/population.csv")).exists();
  }

  @Test
  void aValueWithoutANameIsRefused() {
    CommandLineRun run = CommandLineRun.of("pipelines/population.yaml", "--set", "out");
    assertThat(run.err())
        .isEqualToIgnoringNewLines("Option '--set' should be NAME=VALUE or @FILE, was 'out'");
    assertThat(run.exitCode()).isEqualTo(2);
  }

  @Test
  void aDatabaseThatTheCommandAllowsIsConnectedTo() throws IOException {
    String read =
        """
            - type: ReadFromJdbc
              config: {url: "jdbc:nobase:x", table: t}
            - type: WriteToCsv
              config: {path: out.csv}
        """;
    CommandLineRun run = CommandLineRun.of("--allow-jdbc=jdbc:nobase:", chain(read));
    assertThat(run.err()).contains("jdbc:nobase:x: can't connect: No suitable driver");
  }

  @Test
  void aColumnThatSomeDatabasesLackIsNoted() throws IOException {
    CommandLineRun run =
        CommandLineRun.of(
            chain(
                """
                    - type: ReadFromExperiment
                      config: {path: testdata/experiment/*.db, table: steps, columns: [system_agents]}
                    - type: Combine
                      config: {group_by: [], combine: {systems: {value: system_agents, fn: count}}}
                    - type: WriteToCsv
                      config: {path: "{{ out }}"}
                """),
            "--set=out=" + folder.resolve("out.csv"));
    run.assertDone();
    assertThat(run.err())
        .startsWith(
            "Note: column 'system_agents' is missing in 1 of 4 databases:"
                + " testdata/experiment/run_03.db");
    assertThat(folder.resolve("out.csv")).hasContent("systems\r\n105\r\n");
  }

  @Test
  void duplicateKeysAreNoted() throws IOException {
    Path input = Files.writeString(folder.resolve("a.jsonl"), "{\"a\":1,\"a\":2}\n{\"a\":3}\n");
    Path out = folder.resolve("out.csv");
    CommandLineRun run =
        CommandLineRun.of(
            chain(
                """
                    - type: ReadFromJson
                      config: {path: "{{ in }}"}
                    - type: WriteToCsv
                      config: {path: "{{ out }}"}
                """),
            "--set=in=" + input,
            "--set=out=" + out);
    run.assertDone();
    assertThat(run.err())
        .startsWith("Note: 1 duplicate key in JSON objects; the last value of each was taken");
    assertThat(out).hasContent("a\r\n2\r\n3\r\n");
  }

  @Test
  void wrongDataEndsWithThreeAndLeavesTheOlderOutput() throws IOException, SQLException {
    Path database = folder.resolve("run.db");
    execute(
        database,
        "CREATE TABLE agents (energy FLOAT)",
        "INSERT INTO agents WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n"
            + " WHERE i < 5000) SELECT i * 0.5 FROM n",
        "UPDATE agents SET energy = 'n/a' WHERE rowid = 3456");
    Path out = Files.writeString(folder.resolve("out.csv"), "older");
    CommandLineRun run =
        CommandLineRun.of(
            chain(
                """
                    - type: ReadFromSimulation
                      config: {path: "{{ db }}", table: agents, chunk_size: 100}
                    - type: WriteToCsv
                      config: {path: "{{ out }}"}
                """),
            "--set=db=" + database,
            "--set=out=" + out);
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "%s: table 'agents', rowid 3456: column 'energy' should be double, was the text 'n/a';"
                    .formatted(database)
                + " give its type with schema: {energy: text}, or leave it out by naming the"
                + " columns to read");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(out).hasContent("older");
    try (Stream<Path> files = Files.list(folder)) {
      assertThat(files.map(f -> f.getFileName().toString()))
          .containsExactlyInAnyOrder("run.db", "out.csv", "pipeline.yaml");
    }
  }

  @Test
  void aSumBeyond64BitsIsAnErrorThatNamesTheGroup() throws IOException, SQLException {
    Path database = folder.resolve("run.db");
    execute(
        database,
        "CREATE TABLE t (g TEXT, n INTEGER)",
        "INSERT INTO t VALUES ('a', 1), ('b', 9223372036854775807), ('b', 1)");
    CommandLineRun run =
        CommandLineRun.of(
            chain(
                """
                    - type: ReadFromSqlite
                      config: {path: "{{ db }}", table: t}
                    - type: Combine
                      config: {group_by: g, combine: {total: {value: n, fn: sum}}}
                    - type: WriteToJson
                      config: {path: "{{ out }}"}
                """),
            "--set=db=" + database,
            "--set=out=" + folder.resolve("out.json"));
    assertThat(run.err())
        .isEqualToIgnoringNewLines(
            "'total' of g b is 9223372036854775808, which 64 bits can't hold; cast the column to"
                + " double");
    assertThat(run.exitCode()).isEqualTo(3);
    assertThat(folder.resolve("out.json")).doesNotExist();
  }

  @Test
  void wrongArgumentsEndWithTwo() {
    assertWrong("Argument 'more' isn't known; options of Beam are written --name=value", "more");
    assertWrong("Option '--nope' isn't known", "--nope=1");
  }

  private static void assertWrong(String message, String argument) {
    CommandLineRun run = CommandLineRun.of("pipelines/population.yaml", argument);
    assertThat(run.err()).isEqualToIgnoringNewLines(message);
    assertThat(run.exitCode()).isEqualTo(2);
  }

  /** A pipeline file with these steps, indented by four, one after the other. */
  private String chain(String steps) throws IOException {
    String yaml = "pipeline:\n  type: chain\n  transforms:\n" + steps;
    return Files.writeString(folder.resolve("pipeline.yaml"), yaml).toString();
  }

  private static void execute(Path database, String... statements) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
