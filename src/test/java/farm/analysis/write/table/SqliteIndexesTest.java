package farm.analysis.write.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.problem.RequestException;
import farm.analysis.write.table.SqliteIndexes.NewIndex;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqliteIndexesTest {

  private static final NewIndex BY_A = new NewIndex("idx_t_a", "t", List.of("a"));
  private static final NewIndex BY_BOTH = new NewIndex("idx_t_a_b", "t", List.of("a", "b"));

  @TempDir private Path folder;

  private String database() {
    return NewDatabase.at(
        folder, "a.db", "CREATE TABLE t (a, b)", "INSERT INTO t VALUES (1, 2), (3, 4)");
  }

  @Test
  void indexesAreCreatedOnce() throws SQLException {
    String path = database();
    SqliteIndexes.of(path).create(List.of(BY_A, BY_BOTH));
    SqliteIndexes.of(path).create(List.of(BY_A));
    assertThat(sqlOfIndexes(path))
        .isEqualTo(
            "CREATE INDEX `idx_t_a` ON `t` (`a`)\nCREATE INDEX `idx_t_a_b` ON `t` (`a`, `b`)\n");
    assertThat(folder.toFile().list()).containsExactly("a.db");
  }

  @Test
  void oddNamesAreQuoted() throws SQLException {
    String path = NewDatabase.at(folder, "a.db", "CREATE TABLE \"t`; DROP\" (\"a b\")");
    SqliteIndexes.of(path)
        .create(List.of(new NewIndex("idx_t`; DROP_a b", "t`; DROP", List.of("a b"))));
    assertThat(sqlOfIndexes(path))
        .isEqualTo("CREATE INDEX `idx_t``; DROP_a b` ON `t``; DROP` (`a b`)\n");
  }

  @Test
  void anotherIndexOfTheNameIsAnErrorAndLeavesTheDatabaseAsItWas() throws Exception {
    String path = database();
    NewDatabase.change(path, "CREATE INDEX idx_t_a_b ON t (b)");
    byte[] before = Files.readAllBytes(Path.of(path));
    assertThatThrownBy(() -> SqliteIndexes.of(path).create(List.of(BY_A, BY_BOTH)))
        .isInstanceOf(RequestException.class)
        .hasMessage(
            "%s: an index named 'idx_t_a_b' exists already, but not on t (a, b); rename or drop it",
            path);
    assertThat(Files.readAllBytes(Path.of(path))).isEqualTo(before);
    assertThat(folder.toFile().list()).containsExactly("a.db");
  }

  @Test
  void aMissingTableIsAnErrorAndLeavesTheDatabaseAsItWas() throws Exception {
    String path = database();
    byte[] before = Files.readAllBytes(Path.of(path));
    NewIndex ofNoTable = new NewIndex("idx_u_a", "u", List.of("a"));
    assertThatThrownBy(() -> SqliteIndexes.of(path).create(List.of(BY_A, ofNoTable)))
        .isInstanceOf(RequestException.class)
        .hasMessageStartingWith(path + ": its indexes can't be created: ")
        .hasMessageContaining("no such table: main.u");
    assertThat(Files.readAllBytes(Path.of(path))).isEqualTo(before);
  }

  @Test
  void aLockedDatabaseIsWaitedFor() throws SQLException {
    String path = database();
    try (Connection other = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = other.createStatement()) {
      statement.execute("BEGIN IMMEDIATE");
      assertThatThrownBy(() -> SqliteIndexes.of(path, Duration.ofSeconds(1)).create(List.of(BY_A)))
          .isInstanceOf(RequestException.class)
          .hasMessage(
              "%s: its indexes can't be created: another program has locked the database for 1 s;"
                  + " end that program, or let it release the lock, before the next run",
              path);
    }
    assertThat(sqlOfIndexes(path)).isEmpty();
  }

  @Test
  void aMissingFileIsNotCreated() {
    String path = folder.resolve("none.db").toString();
    assertThatThrownBy(() -> SqliteIndexes.of(path))
        .isInstanceOf(RequestException.class)
        .hasMessage("%s: no such file", path);
    assertThat(folder).isEmptyDirectory();
  }

  @Test
  void aFileThatMayNotBeWrittenIsRefused() {
    String path = database();
    Assumptions.assumeTrue(
        Path.of(path).toFile().setWritable(false) && !Files.isWritable(Path.of(path)),
        "this user may write all files");
    assertThatThrownBy(() -> SqliteIndexes.of(path))
        .isInstanceOf(RequestException.class)
        .hasMessage("%s: this user may not write it, or its folder", path);
  }

  @Test
  void aRemoteDatabaseIsRefused() {
    assertThatThrownBy(() -> SqliteIndexes.of("hdfs://host/a.db"))
        .isInstanceOf(RequestException.class)
        .hasMessage("hdfs://host/a.db: should be a file of this machine, to create indexes in it");
  }

  private static String sqlOfIndexes(String path) throws SQLException {
    StringBuilder sql = new StringBuilder();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path);
        Statement statement = connection.createStatement();
        ResultSet rows =
            statement.executeQuery(
                "SELECT sql FROM sqlite_schema WHERE type = 'index' ORDER BY name")) {
      while (rows.next()) {
        sql.append(rows.getString(1)).append('\n');
      }
    }
    return sql.toString();
  }
}
