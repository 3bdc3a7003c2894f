package farm.analysis.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Inputs of many times the heap size are read, aggregated and copied in a JVM of 96 MB. */
class BoundedMemoryTest {

  private static final long LEAST_BYTES = 480_000_000;
  private static final int LARGE_ROWS = 1_150_000;
  private static final int DATABASES = 1000;

  @TempDir private static Path folder;

  private static Path large;

  @BeforeAll
  static void generate() throws SQLException, IOException {
    large = folder.resolve("large.db");
    fill(large, LARGE_ROWS, 400);
    assertThat(Files.size(large)).isGreaterThan(LEAST_BYTES);
  }

  @Test
  void aLargeDatabaseIsAggregated() throws Exception {
    run(
        large.toString(),
        """
              - type: Combine
                config:
                  group_by: [step_number]
                  combine:
                    n: {fn: count}
                    total: {value: agent, fn: sum}
                    last: {value: note, fn: max}
        """);
    String sql =
        "SELECT step_number, count(*), sum(agent), max(note) FROM simulation_steps GROUP BY 1";
    assertThat(folder.resolve("out.csv")).hasContent("step_number,n,total,last\n" + rows(sql));
  }

  @Test
  void aLargeDatabaseIsCopied() throws Exception {
    run(large.toString(), "");
    try (Stream<String> lines = Files.lines(folder.resolve("out.csv"))) {
      assertThat(lines.count()).isEqualTo(1 + LARGE_ROWS);
    }
  }

  @Test
  void aLargeDatabaseIsReadTwice() throws Exception {
    run(
        large.toString(),
        """
              - type: MapToFields
                config:
                  append: true
                  fields: {size: "length(note) + agent", none: "nullif(agent, agent)"}
              - type: Filter
                config: {keep: "step_number < 1000 and type like 'agent%'"}
              - type: ClipOutliers
                config: {columns: [agent]}
              - type: FillMissing
                config: {with: {size: mean}, values: {none: 7}}
              - type: Deduplicate
                config: {columns: [step_number]}
              - type: Combine
                config:
                  group_by: []
                  combine: {n: count, size: {value: size, fn: min}, none: {value: none, fn: max}}
        """);
    assertThat(folder.resolve("out.csv")).hasContent("n,size,none\n1000,400.0,7\n");
  }

  @Test
  void aLargeDatabaseIsIterated() throws Exception {
    assertThat(ChildJvm.countRows(large)).isEqualTo(LARGE_ROWS);
  }

  @Test
  void aLargeDatabaseIsInspected() throws Exception {
    assertThat(inspected(large))
        .contains("\nsimulation_steps: 1,150,000 rows\n")
        .containsPattern("agent +long +0 % +0 +4999 +2500 ")
        .containsPattern("type +text +0 % +agent_1 \\(383,334\\), agent_0 \\(383,333\\), agent_2 ")
        .containsPattern("note +text +0 % +many different");
  }

  private static String inspected(Path data) throws Exception {
    ChildJvm.run(Main.class, List.of(), folder, "inspect", data.toString());
    return Files.readString(folder.resolve("log"));
  }

  @Test
  void aThousandDatabasesAreOneExperiment() throws Exception {
    Path runs = Files.createDirectories(folder.resolve("runs"));
    Path one = runs.resolve("run_0000.db");
    fill(one, 1000, 20);
    for (int i = 1; i < DATABASES; i++) {
      Files.copy(one, runs.resolve("run_%04d.db".formatted(i)));
    }
    run(
        runs + "/*.db",
        """
              - type: Combine
                config:
                  group_by: [step_number]
                  combine: {n: {fn: count}, runs: {value: db_path, fn: max}}
        """);
    assertThat(inspected(runs)).contains("\nsimulation_steps: 1,000,000 rows in 1,000 databases\n");
    String last = runs.resolve("run_0999.db").toString();
    assertThat(folder.resolve("out.csv"))
        .hasContent("step_number,n,runs\n0,999000,%1$s\n1,1000,%1$s\n".formatted(last));
  }

  private static void fill(Path database, int rows, int noteChars) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + database);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA journal_mode=OFF");
      statement.execute("PRAGMA synchronous=OFF");
      statement.execute(
          "CREATE TABLE simulation_steps (id INTEGER PRIMARY KEY, step_number INTEGER,"
              + " agent INTEGER, type TEXT, note TEXT)");
      statement.execute(
          "INSERT INTO simulation_steps WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1"
              + " FROM n WHERE i < %d) SELECT i, i / 1000, i %% 5000, 'agent_' || (i %% 3),"
                  .formatted(rows)
              + " printf('%%0%dd', i) FROM n".formatted(noteChars));
    }
  }

  private static String rows(String sql) throws SQLException {
    StringBuilder text = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + large);
        Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      while (rows.next()) {
        text.append(
            "%s,%s,%s,%s\n"
                .formatted(
                    rows.getString(1), rows.getString(2), rows.getString(3), rows.getString(4)));
      }
    }
    return text.toString();
  }

  private static void run(String path, String transforms) throws Exception {
    Path pipeline =
        Files.writeString(
            folder.resolve("pipeline.yaml"),
            """
            pipeline:
              type: chain
              transforms:
                - type: ReadFromExperiment
                  config: {path: "%s", table: steps, columns: [step_number, agent, type, note]}
            """
                    .formatted(path)
                + transforms.indent(-2)
                + "    - {type: WriteToCsv, config: {path: \"%s\"}}\n"
                    .formatted(folder.resolve("out.csv")));
    ChildJvm.runPipeline(pipeline);
  }
}
