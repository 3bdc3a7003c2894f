package farm.analysis.load.sqlite.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.database.DatabaseSchema.Index;
import farm.analysis.problem.DataException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DatabaseFactsTest {

  @TempDir private Path folder;

  @Test
  void headerAndSchemaAreTold() throws Exception {
    String path =
        NewDatabase.at(
            folder,
            "a.db",
            "PRAGMA journal_mode=WAL",
            "PRAGMA user_version=7",
            "CREATE TABLE t (id TEXT PRIMARY KEY, n INTEGER AS (length(id)), s TEXT COLLATE NOCASE)",
            "CREATE TABLE seq (id INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE INDEX by_s ON t (s, id)",
            "CREATE INDEX by_sum ON t (n + 1) WHERE n > 3",
            "CREATE VIEW v AS SELECT * FROM t");
    DatabaseFacts facts = DatabaseFacts.of(path);
    assertThat(facts)
        .isEqualTo(
            new DatabaseFacts(
                path,
                Files.size(Path.of(path)),
                7,
                true,
                0,
                new DatabaseSchema(
                    Map.of("t", List.of("id", "n", "s"), "seq", List.of("id")),
                    List.of("v"),
                    List.of(
                        new Index("by_s", "t", List.of("s COLLATE NOCASE", "id"), false, false),
                        new Index("by_sum", "t", List.of("(expression)"), false, true),
                        new Index("sqlite_autoindex_t_1", "t", List.of("id"), true, false)))));
    assertThat(facts.schema().tables().keySet()).containsExactly("seq", "t");
  }

  @Test
  void aRollbackJournalAndALogAreTold() throws Exception {
    String path = NewDatabase.at(folder, "a.db", "CREATE TABLE t (x)");
    assertThat(DatabaseFacts.of(path).isWal()).isFalse();
    String crashed =
        NewDatabase.crashed(path, "-wal", "PRAGMA journal_mode=WAL", "INSERT INTO t VALUES (1)");
    assertThat(DatabaseFacts.of(crashed).isWal()).isTrue();
    assertThat(DatabaseFacts.of(crashed).logBytes()).isPositive();
  }

  @Test
  void tablesAndColumnsAreFoundByName() {
    DatabaseSchema schema = new DatabaseSchema(Map.of("t", List.of("x")), List.of("v"), List.of());
    assertThat(schema.has("t")).isTrue();
    assertThat(schema.has("v")).isTrue();
    assertThat(schema.has("T")).isFalse();
    assertThat(schema.hasColumn("t", "x")).isTrue();
    assertThat(schema.hasColumn("v", "x")).isFalse();
  }

  @Test
  void anotherFileIsRefused() throws Exception {
    Path file = Files.writeString(folder.resolve("a.db"), "text");
    assertThatThrownBy(() -> DatabaseFacts.of(file.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: should be a SQLite database, but its first bytes are 'text'; read CSV with ReadFromCsv, JSON with ReadFromJson",
            file);
  }
}
