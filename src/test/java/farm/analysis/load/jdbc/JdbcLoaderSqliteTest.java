package farm.analysis.load.jdbc;

import static farm.analysis.chunk.Rows.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Reading SQLite through JDBC. */
class JdbcLoaderSqliteTest {

  private static final String RUN = "testdata/experiment/run_01.db";

  @TempDir Path folder;

  @Test
  void aTableIsTheSameAsThroughTheLoaderOfSqlite() throws IOException {
    Path copy = Files.copy(Path.of(RUN), folder.resolve("run.db")); // JDBC makes files beside it
    DataLoader expected = SqliteLoader.table(RUN, "agents");
    DataLoader loader = JdbcLoader.table(at(copy.toString()), "agents").withSchema(types(expected));
    assertThat(loader.schema()).isEqualTo(expected.schema());
    assertThat(Rows.of(loader.withChunkSize(7))).isEqualTo(Rows.of(expected));
    assertThat(Rows.of(loader)).isNotEmpty();
  }

  @Test
  void valuesOfAnotherTypeThanTheirColumnAreNotCutOrMadeZero() throws SQLException {
    String path = folder.resolve("x.db").toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (n INTEGER, r REAL, b BOOLEAN)");
      statement.execute("INSERT INTO t VALUES (1, 2, 1), (NULL, NULL, NULL), (2.5, 'x', 7)");
    }
    JdbcLoader table = JdbcLoader.table(at(path), "t");
    assertThat(table.schema()).hasToString("n long, r double, b boolean");
    assertThat(table.withChunkSize(2).iterData().next())
        .satisfies(
            chunk ->
                assertThat(Rows.of(chunk))
                    .containsExactly(row(1L, 2.0, true), row(null, null, null)));
    assertWrong(table, "n", "long, was '2.5'");
    assertWrong(table, "r", "double, was 'x'");
    assertWrong(table, "b", "boolean, was '7'");
  }

  private static void assertWrong(JdbcLoader table, String column, String problem) {
    assertThatThrownBy(() -> table.withColumns(column).loadData())
        .isInstanceOf(DataException.class)
        .hasMessageContaining(
            "table 't', row 3: column '%s' should be %s; give its type".formatted(column, problem));
  }

  private static Map<String, ColumnType> types(DataLoader loader) {
    return loader.schema().fields().stream()
        .collect(Collectors.toMap(Schema.Field::name, Schema.Field::type));
  }

  private static JdbcDatabase at(String path) {
    return JdbcDatabase.at("jdbc:sqlite:" + path);
  }
}
