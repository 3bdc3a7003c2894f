package farm.analysis.load.sqlite.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Queries with named parameters. */
class SqliteQueryTest {

  @TempDir Path folder;

  @Test
  void valuesAreBoundInTheOrderOfTheParameters() {
    SqliteQuery query =
        SqliteQuery.named(
            "SELECT :a, @b, $c, :a, @a FROM t", Map.of("a", "x", "b", 0.5, "c", true));
    assertThat(query.values()).containsExactly("x", 0.5, true, "x");
  }

  @Test
  void valuesReachTheQueryAsTheyAre() {
    String path =
        NewDatabase.at(
            folder,
            "run.db",
            "CREATE TABLE t (a INTEGER, b TEXT, c REAL)",
            "INSERT INTO t VALUES (1, 'x''; DROP TABLE t; --', 0.5), (2, ':b', 1.5)");
    String sql = "SELECT a, :b AS given FROM t WHERE b = :b AND c < $most AND a = @a";
    Map<String, Object> values = Map.of("b", "x'; DROP TABLE t; --", "most", 1, "a", true);
    assertThat(Rows.of(SqliteLoader.query(path, SqliteQuery.named(sql, values)).withChunkSize(1)))
        .containsExactly(List.of(1L, "x'; DROP TABLE t; --"));
    assertThat(
            Rows.of(
                SimulationLoader.of(path)
                    .withQuery(
                        SqliteQuery.named("SELECT a FROM t WHERE b = :b", Map.of("b", ":b")))))
        .containsExactly(List.of(2L));
  }

  @Test
  void aQueryWithoutParametersTakesNone() {
    assertThat(SqliteQuery.named("SELECT ':a' FROM t -- :b", Map.of()).values()).isEmpty();
  }

  @Test
  void parametersAndValuesMustMatch() {
    assertRefused(
        "SELECT :a + ?",
        Map.of("a", 1),
        "'query' has the parameter '?'; should have a name instead, such as :age, and its value in 'parameters'");
    assertRefused(
        "SELECT :a + :b + :c",
        Map.of("b", 1),
        "'parameters' has no value for ':a', ':c' of 'query'; given: b");
    assertRefused(
        "SELECT :age",
        Map.of("age", 1, ":age", 2),
        "'parameters' has a value for ':age', but 'query' has no such parameter; did you mean 'age'? Used: age");
    assertRefused(
        "SELECT :a",
        Map.of("a", Double.NaN),
        "'parameters' has NaN for 'a', which is missing in SQL; should be another value");
  }

  private static void assertRefused(String sql, Map<String, Object> values, String message) {
    assertThatThrownBy(() -> SqliteQuery.named(sql, values))
        .isInstanceOf(IllegalArgumentException.class)
        .hasMessage(message);
  }
}
