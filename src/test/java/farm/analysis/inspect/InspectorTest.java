package farm.analysis.inspect;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import farm.analysis.chunk.ColumnType;
import farm.analysis.inspect.Inspection.Parameter;
import farm.analysis.inspect.TableProfile.IndexProfile;
import farm.analysis.inspect.column.Bin;
import farm.analysis.inspect.column.ColumnProfile;
import farm.analysis.inspect.column.ValueCount;
import farm.analysis.load.ReadSizes;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.problem.RequestException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.options.PipelineOptionsFactory;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class InspectorTest {

  private static final String RUN = "testdata/experiment/run_01.db";

  @TempDir private Path folder;

  private Inspection inspect(List<String> paths, String... tables) throws IOException {
    Profiler profiler =
        new Profiler(
            PipelineOptionsFactory.create(),
            ReadSizes.local(2),
            pipeline -> pipeline.run().waitUntilFinish(),
            Files.createTempDirectory(folder, "results"));
    return Inspector.of(paths).inspect(List.of(tables), profiler);
  }

  @Test
  void theProfilesOfADatabaseAreThoseOfSql() throws Exception {
    Inspection inspection = inspect(List.of(RUN));
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + RUN);
        Statement statement = connection.createStatement()) {
      Sql sql = new Sql(statement);
      List<String> tables = new ArrayList<>();
      for (TableProfile table : inspection.tables()) {
        tables.add(table.name());
        assertThat(table.rows()).isEqualTo(sql.number("SELECT count(*) FROM " + table.name()));
        for (ColumnProfile column : table.columns()) {
          assertIsThatOfSql(column, table.name(), sql);
        }
      }
      assertThat(String.join(" ", tables))
          .isEqualTo(
              sql.text(
                  "SELECT group_concat(name, ' ') FROM (SELECT name FROM sqlite_schema"
                      + " WHERE type = 'table' ORDER BY name)"));
    }
  }

  private static void assertIsThatOfSql(ColumnProfile column, String table, Sql sql)
      throws SQLException {
    String name = column.name();
    String of = " FROM %s WHERE %s IS NOT NULL".formatted(table, name);
    long present = sql.number("SELECT count(*)" + of);
    assertThat(column.missing()).isEqualTo(sql.number("SELECT count(*) FROM " + table) - present);
    assertThat(column.different())
        .isEqualTo(sql.number("SELECT count(DISTINCT %s)".formatted(name) + of));
    assertThat(column.frequent().stream().map(ValueCount::count).toList().toString())
        .isEqualTo(
            sql.text(
                "SELECT '[' || coalesce(group_concat(n, ', '), '') || ']' FROM (SELECT count(*) AS n%s GROUP BY %s ORDER BY 1 DESC LIMIT 5)"
                    .formatted(of, name)));
    if (column.type().isNumeric() && present > 0) {
      assertThat(((Number) column.min()).doubleValue())
          .isEqualTo(sql.real("SELECT min(%s)".formatted(name) + of));
      assertThat(((Number) column.max()).doubleValue())
          .isEqualTo(sql.real("SELECT max(%s)".formatted(name) + of));
      double mean = sql.real("SELECT avg(%s)".formatted(name) + of);
      assertThat(column.mean()).isCloseTo(mean, within(1e-12 * Math.abs(mean)));
      assertThat(column.bins().stream().mapToLong(Bin::count).sum()).isEqualTo(present);
      for (Bin bin : column.bins()) {
        String inBin =
            " AND %1$s >= %2$s AND %1$s < %3$s".formatted(name, bin.lower(), bin.upper());
        assertThat(bin.count()).isEqualTo(sql.number("SELECT count(*)" + of + inBin));
      }
    }
  }

  /** Queries of one value. */
  private record Sql(Statement statement) {

    long number(String sql) throws SQLException {
      return (long) real(sql);
    }

    double real(String sql) throws SQLException {
      return Double.parseDouble(text(sql));
    }

    String text(String sql) throws SQLException {
      try (ResultSet row = statement.executeQuery(sql)) {
        return row.getString(1);
      }
    }
  }

  @Test
  void databasesAreOneExperiment() throws IOException {
    Inspection inspection =
        inspect(List.of("testdata/experiment"), "simulation_steps", "reproduction_events");
    Inspection.Experiment experiment = inspection.experiment().orElseThrow();
    assertThat(experiment.databases()).isEqualTo(4);
    assertThat(experiment.schemaVersions()).isEqualTo(Map.of(0L, 4));
    assertThat(experiment.journalModes()).isEqualTo(Map.of("WAL", 4));
    Inspection.Simulations simulations = experiment.simulations().orElseThrow();
    assertThat(simulations.count()).isEqualTo(5);
    assertThat(simulations.firstIds())
        .containsExactly("sim_xsjxq4eaas", "sim_4okjx66r7o", "1", "2", "sim_zsqwuhmzql");
    assertThat(simulations.parameters()).isEqualTo(6);
    assertThat(simulations.varying())
        .contains(new Parameter("seed", List.of("1", "2", "3", "4"), 0))
        .hasSize(4);
    TableProfile steps = inspection.tables().get(0);
    assertThat(steps.rows()).isEqualTo(175);
    assertThat(steps.inputs()).isEqualTo(4);
    assertThat(steps.indexes())
        .containsExactly(
            new IndexProfile("idx_simulation_steps_simulation_id", List.of("simulation_id"), 4),
            new IndexProfile("idx_simulation_steps_step_number", List.of("step_number"), 4),
            new IndexProfile("", List.of("step_number", "simulation_id"), 4));
    assertThat(inspection.tables().get(1).inputs()).isEqualTo(3);
    assertThat(inspection.isComplete()).isTrue();
  }

  @Test
  void filesWithTheSameColumnsAreOneTable() throws IOException {
    String a = file("a.csv", "x,y\n1,2\n");
    String b = file("b.csv", "y,x\n4,3\n");
    String c = file("c.csv", "x,z\n5,6\n");
    String d = file("d.jsonl", "{\"x\": 1, \"y\": 2}\n");
    String e = file("e.jsonl", "{\"x\": 1.5, \"y\": 2, \"z\": 3}\n");
    Inspection inspection = inspect(List.of(folder.toString()));
    assertThat(inspection.tables().stream().map(TableProfile::name))
        .containsExactly(a + " and 1 other", c, d + " and 1 other");
    assertThat(inspection.files()).isEqualTo(5);
    assertThat(inspection.bytes())
        .isEqualTo(
            List.of(a, b, c, d, e).stream()
                .mapToLong(path -> Path.of(path).toFile().length())
                .sum());
    assertThat(inspection.tables().get(0).columns().get(0))
        .isEqualTo(
            new ColumnProfile(
                "x",
                ColumnType.LONG,
                0,
                2L,
                List.of(new ValueCount("1", 1), new ValueCount("3", 1)),
                1L,
                3L,
                2.0,
                List.of(new Bin(1, 2, 1), new Bin(2, 3, 0), new Bin(3, 4, 1))));
    assertThat(inspection.tables().get(2).columns().get(2).missing()).isEqualTo(1);
  }

  @Test
  void theDelimiterThatGivesTheMostColumnsIsTaken() throws IOException {
    file("a.csv", "x;y\n1,5;2\n");
    file("b.csv", "x,y\n1,2\n");
    file("c.tsv", "x\ty\n1\t2\n");
    file("d.csv", "x|y;z|w\n");
    file("e.csv", "x\n1\n");
    List<TableProfile> tables = inspect(List.of(folder.toString())).tables();
    assertThat(tables.stream().map(table -> table.columns().size())).containsExactly(2, 2, 2, 3, 1);
    assertThat(tables.stream().map(TableProfile::notes))
        .containsExactly(
            List.of("read with the delimiter ';'"),
            List.of(),
            List.of("read with the delimiter '\\t'"),
            List.of("read with the delimiter '|'"),
            List.of());
  }

  @Test
  void aTableThatCannotBeReadLeavesTheOthersReadable() throws IOException {
    String rows = "1,a\n".repeat(2000);
    String bad = file("bad.csv", "x,y\n" + rows + "one,b\n");
    String database =
        NewDatabase.at(folder, "a.db", "CREATE TABLE t (n)", "INSERT INTO t VALUES (1), (2)");
    Inspection inspection = inspect(List.of(database, bad));
    assertThat(inspection.tables().get(0).rows()).isEqualTo(2);
    assertThat(inspection.tables().get(1).problem())
        .startsWith(bad + ":2002: ")
        .contains("'x'", "'one'");
    assertThat(inspection.isComplete()).isFalse();
  }

  @Test
  void aFileThatCannotBeLookedAtIsAProblem() throws IOException {
    String text = file("a.db", "text");
    String empty = file("b.csv", "");
    String good = file("c.csv", "x\n1\n");
    Inspection inspection = inspect(List.of(folder.toString()));
    assertThat(inspection.problems())
        .containsExactly(
            text
                + ": should be a SQLite database, but its first bytes are 'text'; read CSV with ReadFromCsv, JSON with ReadFromJson",
            empty + ": is empty, so its columns aren't known; should have a header or a row");
    assertThat(inspection.tables().stream().map(TableProfile::name)).containsExactly(good);
    assertThat(inspection.isComplete()).isFalse();
  }

  @Test
  void oddSimulationsAreCounted() throws IOException {
    String database =
        NewDatabase.at(
            folder,
            "a.db",
            "CREATE TABLE simulations (simulation_id, parameters)",
            "INSERT INTO simulations VALUES (x'01', '{\"seed\": 1}'), (x'02', '{\"seed\": 2}')");
    Inspection.Simulations simulations =
        inspect(List.of(database)).experiment().orElseThrow().simulations().orElseThrow();
    assertThat(simulations.count()).isEqualTo(2);
    assertThat(simulations.firstIds()).isEmpty();
    assertThat(simulations.varying()).containsExactly(new Parameter("seed", List.of("1", "2"), 0));
  }

  @Test
  void viewsAreReadIfTheyAreNamed() throws IOException {
    String database =
        NewDatabase.at(folder, "a.db", "CREATE TABLE t (n)", "CREATE VIEW v AS SELECT 7 AS seven");
    assertThat(inspect(List.of(database)).tables().stream().map(TableProfile::name))
        .containsExactly("t");
    assertThat(inspect(List.of(database), "v").tables().get(0).columns().get(0).max())
        .isEqualTo(7L);
    assertThatThrownBy(() -> inspect(List.of(database), "w"))
        .isInstanceOf(RequestException.class)
        .hasMessage("no database has a table 'w'; tables: t, v");
  }

  private String file(String name, String content) throws IOException {
    return Files.writeString(folder.resolve(name), content).toString();
  }
}
