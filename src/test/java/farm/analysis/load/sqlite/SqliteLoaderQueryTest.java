package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Reading the result of a SELECT. */
class SqliteLoaderQueryTest {

  @TempDir Path folder;
  private String path;

  @BeforeEach
  void makeDatabase() {
    path =
        NewDatabase.at(
            folder,
            "run.db",
            "CREATE TABLE t (a INTEGER, b TEXT)",
            "INSERT INTO t VALUES (2, 'x'), (3, 'y'), (1, 'z')");
  }

  @Test
  void rowsKeepTheOrderOfTheQuery() {
    DataLoader loader = query("SELECT a, b FROM t ORDER BY a DESC");
    assertThat(loader.schema()).hasToString("a long, b text");
    assertThat(Rows.of(loader.withChunkSize(2)))
        .containsExactly(List.of(3L, "y"), List.of(2L, "x"), List.of(1L, "z"));
    assertThat(Rows.of(loader.withColumns("b")))
        .containsExactly(List.of("y"), List.of("x"), List.of("z"));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "SELECT max(a) m FROM t;",
        "  SELECT max(a) m FROM t ; \n ",
        "SELECT max(a) m FROM t -- the last",
        "/* the */ SELECT max(a) m FROM t /* last */",
        "WITH u AS (SELECT a FROM t) SELECT max(a) m FROM u",
        "SELECT 1 AS m WHERE 0 UNION SELECT max(a) FROM t",
        "SELECT a m FROM t ORDER BY a DESC LIMIT 1",
        "SELECT length('a;c') m",
        "VALUES (3)"
      })
  void aSelectMayBeWrittenInManyWays(String sql) {
    assertThat(Rows.of(query(sql))).containsExactly(List.of(3L));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "INSERT INTO t VALUES (1, 'w') | near \"INSERT\": syntax error",
        "DELETE FROM t | near \"DELETE\": syntax error",
        "PRAGMA table_info(t) | near \"(\": syntax error",
        "ATTACH 'x.db' AS x | near \"AS\": syntax error",
        "SELECT 1; SELECT 2 | near \";\": syntax error",
        "SELECT 1; -- one | near \";\": syntax error",
        "SELEC 1 | near \"1\": syntax error",
        "SELECT a FROM agents | no such table: agents",
        "SELECT c FROM t | no such column: c",
        "SELECT 1 /* one | incomplete input",
        "; | near \")\": syntax error",
        "'' | near \")\": syntax error",
      })
  void whatIsNotOneSelectIsRefused(String sql, String problem) {
    assertThatThrownBy(() -> query(sql).schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": the query should be one SELECT that SQLite can run: " + problem);
  }

  @Test
  void columnsOfOneNameAreNumberedAsSqliteDoes() {
    DataLoader loader = query("SELECT u.a, v.a, v.b, 5 AS A FROM t u JOIN t v ON u.a = v.a + 1");
    assertThat(loader.schema().names()).containsExactly("a", "a:1", "b", "A:2");
    assertThat(Rows.of(loader))
        .containsExactlyInAnyOrder(List.of(2L, 1L, "z", 5L), List.of(3L, 2L, "x", 5L));
    assertThat(Rows.of(loader.withColumns("a:1"))).containsOnly(List.of(1L), List.of(2L));
  }

  @Test
  void columnsWithoutANameAreCalledAsWritten() {
    DataLoader loader = query("SELECT count(*), sum(a) + 0.5, \"b\" FROM t");
    assertThat(loader.schema()).hasToString("count(*) long, sum(a) + 0.5 double, b text");
    assertThat(Rows.of(loader.withColumns("sum(a) + 0.5"))).containsExactly(List.of(6.5));
  }

  @Test
  void parametersAreBound() {
    String path =
        NewDatabase.at(
            folder,
            "p.db",
            "CREATE TABLE p (a INTEGER, b TEXT)",
            "INSERT INTO p VALUES (1, 'x''y'), (2, 'z'), (3, 'z')");
    DataLoader loader =
        SqliteLoader.query(path, "SELECT a FROM p WHERE a > ? AND b = ? ORDER BY a DESC;", 1, "z");
    assertThat(Rows.of(loader)).containsExactly(List.of(3L), List.of(2L));
    assertThat(
            Rows.of(
                SqliteLoader.query(path, "SELECT a FROM p WHERE b = ?", "x'y").withChunkSize(1)))
        .containsExactly(List.of(1L));
    assertThatThrownBy(() -> SqliteLoader.query(path, "SELECT a FROM p WHERE a > ?").schema())
        .hasMessage(path + ": the query has 1 parameters, was given 0 values");
    assertThatThrownBy(() -> SqliteLoader.query(path, "SELECT a FROM p", 1, 2).schema())
        .hasMessage(path + ": the query has 0 parameters, was given 2 values");
  }

  @Test
  void aQueryOfNoRowsGivesNone() {
    DataLoader loader = query("SELECT a, b FROM t WHERE a > 9");
    assertThat(loader.schema()).hasToString("a long, b text");
    assertThat(loader.loadData().rowCount()).isZero();
  }

  @Test
  void aQueryCannotChangeTheDatabase() {
    assertThatThrownBy(() -> query("SELECT load_extension('evil') e").loadData())
        .hasMessageContaining("not authorized");
  }

  private DataLoader query(String sql) {
    return SqliteLoader.query(path, sql);
  }
}
