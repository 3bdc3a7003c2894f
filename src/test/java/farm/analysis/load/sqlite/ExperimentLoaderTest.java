package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.apache.beam.sdk.testing.PAssert;
import org.apache.beam.sdk.testing.TestPipeline;
import org.apache.beam.sdk.testing.TestPipelineExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

class ExperimentLoaderTest {

  private static final String NONE_FITS =
      "; give its type with schema: {a: text}, or leave it out by naming the columns to read";

  @RegisterExtension final TestPipelineExtension extension = TestPipelineExtension.create();

  @TempDir Path folder;

  @Test
  void everyRowNamesItsDatabase() {
    String one = db("1.db", "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1), (2)");
    String two = db("2.db", "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (3)");
    DataLoader loader = ExperimentLoader.of(two, one).withTable("t");
    assertThat(loader.schema()).hasToString("a long, db_path text");
    assertThat(Rows.of(loader))
        .containsExactly(List.of(3L, two), List.of(1L, one), List.of(2L, one));
    assertThat(Rows.of(ExperimentLoader.of(folder + "/?.db").withTable("t")))
        .containsExactly(List.of(1L, one), List.of(2L, one), List.of(3L, two));
  }

  @Test
  void aPipelineGivesTheRowsOfIterating(TestPipeline pipeline) {
    String glob = "testdata/experiment/*.db";
    DataLoader loader =
        ExperimentLoader.of(glob).withTable("steps").withColumns("step_number", "births");
    List<List<Object>> expected = Rows.of(loader);
    assertThat(expected)
        .hasSize(60 + 45 + 70)
        .contains(List.of(0L, 0L, "testdata/experiment/run_01.db"));
    PAssert.that(pipeline.apply(loader))
        .satisfies(
            chunks -> {
              assertThat(Rows.inOrder(chunks)).isEqualTo(expected);
              return null;
            });
    pipeline.run();
  }

  @Test
  void thePathStandsWhereItIsListedElseLast() {
    String path = db("1.db", "CREATE TABLE t (a, b)", "INSERT INTO t VALUES ('x', 'y')");
    DataLoader loader = ExperimentLoader.of(path).withTable("t");
    assertThat(Rows.of(loader.withColumns("b", "db_path", "a")))
        .containsExactly(List.of("y", path, "x"));
    assertThat(Rows.of(loader.withColumns("b"))).containsExactly(List.of("y", path));
    assertThat(Rows.of(loader.withColumns("db_path"))).containsExactly(List.of(path));
  }

  @Test
  void thePathIsHeldOncePerChunk() {
    String path = db("1.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('x'), ('y')");
    try (var chunks = ExperimentLoader.of(path).withTable("t").iterData()) {
      Chunk chunk = chunks.next();
      assertThat(chunk.column(0).isConstant()).isFalse();
      assertThat(chunk.column(1).isConstant()).isTrue();
    }
  }

  @Test
  void aColumnThatSomeLackIsMissingThereAndNoted() {
    String one = db("1.db", "CREATE TABLE t (a, b INTEGER)", "INSERT INTO t VALUES ('x', 1)");
    String two = db("2.db", "CREATE TABLE t (c REAL, a)", "INSERT INTO t VALUES (0.5, 'y')");
    DataLoader loader = ExperimentLoader.of(one, two).withTable("t");
    assertThat(loader.schema()).hasToString("a text, b long, c double, db_path text");
    assertThat(Rows.of(loader))
        .containsExactly(Arrays.asList("x", 1L, null, one), Arrays.asList("y", null, 0.5, two));
    assertThat(loader.inputs().notes())
        .containsExactly(
            "column 'b' is missing in 1 of 2 databases: " + two,
            "column 'c' is missing in 1 of 2 databases: " + one);
    assertThat(loader.withColumns("a").inputs().notes()).isEmpty();
  }

  @Test
  void databasesWithoutTheTableAreLeftOutIfTheUserSaysSo() {
    String one = db("1.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('x')");
    String two = db("2.db", "CREATE TABLE other (a)");
    ExperimentLoader loader =
        ExperimentLoader.of(one, two).withTable("t").withMissingTable(MissingTable.SKIP);
    assertThat(Rows.of(loader)).containsExactly(List.of("x", one));
    assertThat(loader.inputs().notes())
        .containsExactly("table 't' is missing in 1 of 2 databases, which are left out: " + two);
    assertThat(
            ExperimentLoader.of(one)
                .withMissingTable(MissingTable.SKIP)
                .withTable("t")
                .inputs()
                .notes())
        .isEmpty();
    assertRefused(
        ExperimentLoader.of(two).withTable("t").withMissingTable(MissingTable.SKIP),
        two + ": no table 't'; tables: other");
  }

  @Test
  void theSchemaGivesTheColumnsOfATableThatNoDatabaseHas() {
    String one = db("1.db", "CREATE TABLE other (a)");
    ExperimentLoader skipping =
        ExperimentLoader.of(one).withTable("t").withMissingTable(MissingTable.SKIP);
    Map<String, ColumnType> types = new LinkedHashMap<>();
    types.put("b", ColumnType.LONG);
    types.put("a", ColumnType.TEXT);
    DataLoader loader = skipping.withSchema(types);
    assertThat(loader.schema()).hasToString("b long, a text, db_path text");
    assertThat(Rows.of(loader)).isEmpty();
    assertThat(loader.inputs().notes())
        .containsExactly(
            "table 't' is missing in all databases, so there are no rows, and only the columns of"
                + " 'schema'");
    assertThat(loader.withColumns("a").schema()).hasToString("a text, db_path text");
    assertThat(loader.withColumns("db_path", "b").schema()).hasToString("db_path text, b long");
    assertRefused(loader.withColumns("a", "c"), one + ": no table 't'; tables: other");
  }

  @Test
  void aQueryRunsInEachDatabase() {
    String one = db("1.db", "CREATE TABLE t (a INTEGER, b)", "INSERT INTO t VALUES (1, 'x')");
    String two = db("2.db", "CREATE TABLE t (a REAL)", "INSERT INTO t VALUES (0.5), (3), (9)");
    ExperimentLoader loader =
        ExperimentLoader.of(one, two)
            .withQuery(
                SqliteQuery.named(
                    "SELECT * FROM t WHERE a < :most ORDER BY a DESC", Map.of("most", 5)));
    assertThat(loader.schema()).hasToString("a double, b text, db_path text");
    assertThat(Rows.of(loader))
        .containsExactly(
            List.of(1.0, "x", one), Arrays.asList(3.0, null, two), Arrays.asList(0.5, null, two));
    assertThat(Rows.of(loader.withColumns("db_path", "a")))
        .containsExactly(List.of(one, 1.0), List.of(two, 3.0), List.of(two, 0.5));
    assertThat(loader.inputs().notes())
        .containsExactly("column 'b' is missing in 1 of 2 databases: " + two);
  }

  @Test
  void databasesWithoutATableOfTheQueryAreLeftOutIfTheUserSaysSo() {
    String one = db("1.db", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('x')");
    String two = db("2.db", "CREATE TABLE other (a)");
    ExperimentLoader loader =
        ExperimentLoader.of(one, two).withQuery(SqliteQuery.of("SELECT max(a) AS m FROM t"));
    assertRefused(
        loader, two + ": the query should be one SELECT that SQLite can run: no such table: t");
    ExperimentLoader skipping = loader.withMissingTable(MissingTable.SKIP);
    assertThat(Rows.of(skipping)).containsExactly(List.of("x", one));
    assertThat(skipping.inputs().notes())
        .containsExactly(
            "a table of the query is missing in 1 of 2 databases, which are left out: " + two);
    assertRefused(
        skipping.withQuery(SqliteQuery.of("SELECT b FROM t")),
        one + ": the query should be one SELECT that SQLite can run: no such column: b");
  }

  @Test
  void theSameProblemOfAQueryInManyDatabasesIsToldOnce() {
    for (int i = 1; i <= 5; i++) {
      db(i + ".db", "CREATE TABLE t (a)");
    }
    assertRefused(
        ExperimentLoader.of(folder + "/?.db").withQuery(SqliteQuery.of("SELECT b FROM t")),
        "%1$s/1.db, %1$s/2.db, %1$s/3.db, … (5 of 5 inputs): the query should be one SELECT that SQLite can run: no such column: b"
            .formatted(folder));
  }

  @Test
  void aQueryThatFailsOnItsRowsIsAnErrorThatNamesTheDatabase() {
    String one = db("1.db", "CREATE TABLE t (a INTEGER)", "INSERT INTO t VALUES (1)");
    String two =
        db(
            "2.db",
            "CREATE TABLE t (a INTEGER)",
            NewDatabase.insert("t", 2000, "CASE n WHEN 1500 THEN -1 ELSE 1 END"));
    DataLoader loader =
        ExperimentLoader.of(one, two)
            .withQuery(SqliteQuery.of("SELECT a, abs(a - 9223372036854775807) AS b FROM t"))
            .withSchema(Map.of("b", ColumnType.LONG));
    assertThatThrownBy(() -> Rows.of(loader))
        .isInstanceOf(DataException.class)
        .hasMessage(two + ": the query fails: integer overflow");
  }

  @Test
  void shortNamesOfTablesAreSoughtToo() {
    String steps =
        db(
            "1.db",
            "CREATE TABLE steps (step_number INTEGER, total_agents INTEGER, a_agents INTEGER)");
    String none = db("2.db", "CREATE TABLE other (a)");
    for (String table : List.of("steps", "time_series")) {
      ExperimentLoader loader =
          ExperimentLoader.of(steps, none).withTable(table).withMissingTable(MissingTable.SKIP);
      assertThat(loader.inputs().sources()).hasSize(1);
    }
  }

  @Test
  void aNoteNamesThreeDatabasesAtMost() {
    db("0.db", "CREATE TABLE t (a, b)");
    for (int i = 1; i <= 4; i++) {
      db(i + ".db", "CREATE TABLE t (a)");
    }
    DataLoader loader = ExperimentLoader.of(folder + "/*.db").withTable("t");
    assertThat(loader.inputs().notes())
        .containsExactly(
            "column 'b' is missing in 4 of 5 databases: %1$s/1.db, %1$s/2.db, %1$s/3.db, …"
                .formatted(folder));
  }

  @Test
  void aColumnThatNoneHasIsRefused() {
    String one = db("1.db", "CREATE TABLE t (energy)");
    String two = db("2.db", "CREATE TABLE t (age)");
    String three = db("3.db", "CREATE TABLE t (age)");
    String message =
        one + ": table 't' has no column 'enrgy'; did you mean 'energy'? Columns: %s" + " (%s)";
    assertRefused(
        ExperimentLoader.of(one, two).withTable("t").withColumns("enrgy"),
        message.formatted("energy, age", "the other database doesn't have it either"));
    assertRefused(
        ExperimentLoader.of(one, two, three)
            .withTable("t")
            .withSchema(Map.of("enrgy", ColumnType.LONG)),
        message.formatted("energy, age", "none of the 2 other databases has it"));
    assertRefused(
        ExperimentLoader.of(one).withTable("t").withColumns("age"),
        one + ": table 't' has no column 'age'; columns: energy");
  }

  @Test
  void aDatabaseThatLacksTheTableIsNamed() {
    String one = db("1.db", "CREATE TABLE t (a)");
    String two = db("2.db", "CREATE TABLE agents (a)");
    assertRefused(
        ExperimentLoader.of(one, two).withTable("t"), two + ": no table 't'; tables: agents");
    assertRefused(
        ExperimentLoader.of(one).withTable("t").withTable("steps"),
        one + ": no table 'simulation_steps'; tables: t");
  }

  @Test
  void typesThatDifferAreWidened() {
    String one =
        db(
            "1.db",
            "CREATE TABLE t (a INTEGER, b BOOLEAN, c JSON)",
            "INSERT INTO t VALUES (1, 1, '[]')");
    String two =
        db(
            "2.db",
            "CREATE TABLE t (a REAL, b INTEGER, c TEXT)",
            "INSERT INTO t VALUES (0.5, 7, 'x')");
    for (DataLoader loader :
        List.of(
            ExperimentLoader.of(one, two).withTable("t"),
            ExperimentLoader.of(two, one).withTable("t"))) {
      assertThat(loader.schema()).hasToString("a double, b long, c text, db_path text");
      assertThat(Rows.of(loader))
          .containsExactlyInAnyOrder(List.of(1.0, 1L, "[]", one), List.of(0.5, 7L, "x", two));
    }
  }

  @Test
  void aColumnWithoutValuesTakesTheTypeThatOthersFind() {
    String one = db("1.db", "CREATE TABLE t (a, b NUMERIC)");
    String two = db("2.db", "CREATE TABLE t (a, b NUMERIC)", "INSERT INTO t VALUES (1, 'x')");
    assertThat(ExperimentLoader.of(one, two).withTable("t").schema())
        .isEqualTo(ExperimentLoader.of(two, one).withTable("t").schema())
        .hasToString("a long, b text, db_path text");
  }

  @Test
  void typesThatNoTypeHoldsAreRefusedUnlessGiven() {
    String one = db("1.db", "CREATE TABLE t (a INTEGER, b)", "INSERT INTO t VALUES (1, 'x')");
    String two = db("2.db", "CREATE TABLE t (a TEXT, b)", "INSERT INTO t VALUES ('y', 'x')");
    DataLoader loader = ExperimentLoader.of(one, two).withTable("t");
    assertThatThrownBy(loader::schema)
        .isInstanceOf(DataException.class)
        .hasMessage("column 'a' is long in %s but text in %s%s", one, two, NONE_FITS);
    assertThat(Rows.of(loader.withSchema(Map.of("a", ColumnType.TEXT))))
        .containsExactly(List.of("1", "x", one), List.of("y", "x", two));
    assertThat(Rows.of(loader.withColumns("b"))).hasSize(2);
  }

  @Test
  void theSimulationIdsOfDifferentVersionsReadAsText() {
    DataLoader loader =
        ExperimentLoader.of("testdata/experiment/run_0[13].db").withTable("simulations");
    assertThatThrownBy(loader::schema)
        .hasMessageStartingWith(
            "column 'simulation_id' is text in testdata/experiment/run_01.db but long in"
                + " testdata/experiment/run_03.db; give its type with schema: {simulation_id: text}");
    DataLoader told = loader.withSchema(Map.of("simulation_id", ColumnType.TEXT));
    assertThat(Rows.of(told.withColumns("simulation_id")))
        .extracting(row -> row.get(0))
        .containsExactly("sim_xsjxq4eaas", "1", "2");
  }

  @Test
  void aTableWithAPathColumnOfItsOwnIsRefused() {
    String path = db("1.db", "CREATE TABLE t (a, db_path)");
    assertRefused(
        ExperimentLoader.of(path).withTable("t"),
        path + ": table 't' has a column 'db_path' already; read these databases one at a time");
  }

  @Test
  void databasesOfNoRowsGiveNone() {
    String one = db("1.db", "CREATE TABLE t (a INTEGER)");
    DataLoader loader = ExperimentLoader.of(one).withTable("t");
    assertThat(loader.loadData().schema()).hasToString("a long, db_path text");
    assertThat(Rows.of(loader)).isEmpty();
  }

  private String db(String name, String... statements) {
    return NewDatabase.at(folder, name, statements);
  }

  private static void assertRefused(DataLoader loader, String message) {
    assertThatThrownBy(loader::schema).isInstanceOf(RequestException.class).hasMessage(message);
  }
}
