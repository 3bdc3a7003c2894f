package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** In a JVM of 96 MB, memory grows only with the side of a join that is held in memory. */
class BoundedJoinMemoryTest {

  private static final int LARGE_ROWS = 3_000_000;
  private static final int AGENTS = 20_000;

  @TempDir private static Path folder;

  @BeforeAll
  static void generate() throws SQLException {
    fill("small.db", LARGE_ROWS / 10);
    fill("large.db", LARGE_ROWS);
  }

  /** Rows of agents 0 to 18,999, so that the last thousand have none. */
  private static void fill(String name, int rows) throws SQLException {
    try (Connection connection =
            DriverManager.getConnection("jdbc:sqlite:" + folder.resolve(name));
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=OFF");
      statement.execute("PRAGMA synchronous=OFF");
      statement.execute("CREATE TABLE agents (id INTEGER PRIMARY KEY, agent TEXT, kind TEXT)");
      statement.execute("CREATE TABLE states (id INTEGER PRIMARY KEY, agent TEXT, note TEXT)");
      statement.execute(
          "INSERT INTO agents WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < %d) SELECT i, 'agent_' || i, 'kind_' || (i %% 3) FROM n"
                  .formatted(AGENTS - 1));
      statement.execute(
          "INSERT INTO states WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n"
              + " WHERE i < %d) SELECT i, 'agent_' || (i %% %d), printf('%%090d', i) FROM n"
                  .formatted(rows - 1, AGENTS - 1000));
    }
  }

  @ParameterizedTest
  @CsvSource({"small.db, 300000", "large.db, 3000000"})
  void manyRowsStreamPastATable(String database, long rows) throws Exception {
    Path out = folder.resolve("out.csv");
    ChildJvm.runPipeline(
        pipeline(
            database,
            """
            - {type: ReadFromSqlite, name: agents, config: {path: DATABASE, table: agents}}
            - type: Join
              input: {s: states, a: agents}
              config: {type: outer, equalities: agent, fields: {s: [note], a: [agent, kind]}}
            - {type: Combine, input: Join, config: {group_by: [], combine: {rows: count, states: {value: note, fn: count}, kinds: {value: kind, fn: count}}}}
            - {type: WriteToCsv, input: Combine, config: {path: OUT}}
            """));
    assertThat(out)
        .hasContent("rows,states,kinds\n%d,%d,%d\n".formatted(rows + 1000, rows, rows + 1000));
  }

  @Test
  void aChunkMayMultiply() throws Exception {
    ChildJvm.runPipeline(
        pipeline(
            "small.db",
            """
            - {type: ReadFromSqlite, name: agents, config: {path: DATABASE, query: "SELECT *, 1 AS one FROM agents LIMIT 2000"}}
            - type: Join
              input: {x: agents, y: agents}
              config: {equalities: one, fields: {x: [agent], y: {other: agent}}}
            - {type: Combine, input: Join, config: {group_by: [], combine: {rows: count, agents: {value: other, fn: count}}}}
            - {type: WriteToCsv, input: Combine, config: {path: OUT}}
            """));
    assertThat(folder.resolve("out.csv")).hasContent("rows,agents\n4000000,4000000\n");
  }

  @Test
  void aTableThatIsTooLargeIsAClearError() throws Exception {
    assertThat(
            failure(
                """
                - type: Join
                  input: {s: states, t: states}
                  config: {equalities: note, fields: {s: [agent, note], t: {other: agent}}, broadcast: t}
                - {type: WriteToCsv, input: Join, config: {path: OUT}}
                """))
        .containsPattern(
            "^t is held in memory by the join: (its [0-9,]+ rows so far will soon take [0-9]+ MB, too"
                + " much for a heap of [0-9]+ MB|[0-9]+ MB of a heap of [0-9]+ MB are in use); give"
                + " it more memory \\(JAVA_OPTS=-Xmx…; on a cluster, to its workers\\), or choose"
                + " fewer columns with 'fields', or name a smaller input in 'broadcast'$");
  }

  @Test
  void twoLargeInputsAreAClearError() throws Exception {
    assertThat(
            failure(
                """
                - type: Join
                  input: {s: states, t: states}
                  config: {equalities: note, fields: {s: [agent, note], t: {other: agent}}}
                - {type: WriteToCsv, input: Join, config: {path: OUT}}
                """))
        .containsPattern(
            "^s \\([0-9,]+ bytes\\) and t \\([0-9,]+ bytes\\) are both large, and this run keeps the"
                + " rows of both in memory: [0-9]+ MB of a heap of [0-9]+ MB are in use; give it"
                + " more memory \\(JAVA_OPTS=-Xmx…; on a cluster, to its workers\\), or choose fewer"
                + " columns with 'fields', or name the smaller input in 'broadcast', which keeps"
                + " only that one in memory$");
  }

  /** The last line that a run prints, after its progress. */
  private static String failure(String steps) throws IOException, InterruptedException {
    Process process = ChildJvm.start(Main.class, pipeline("large.db", steps).toString());
    String said = new String(process.getErrorStream().readAllBytes(), StandardCharsets.UTF_8);
    assertThat(process.waitFor()).as(said).isEqualTo(3);
    return said.lines().reduce("", (before, line) -> line);
  }

  private static Path pipeline(String database, String steps) throws IOException {
    String read =
        "- {type: ReadFromSqlite, name: states, config: {path: DATABASE, table: states}}\n";
    String all = steps.contains("states") ? read + steps : steps;
    return Files.writeString(
        folder.resolve("pipeline.yaml"),
        "pipeline:\n  type: composite\n  transforms:\n"
            + all.indent(4)
                .replace("DATABASE", folder.resolve(database).toString())
                .replace("OUT", folder.resolve("out.csv").toString()));
  }
}
