package farm.analysis.load.sqlite.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DatabaseTest {

  private static final String[] ONE_ROW = {"CREATE TABLE t (a)", "INSERT INTO t VALUES ('x')"};
  private static final String[] ONE_ROW_LOGGED = {
    "PRAGMA journal_mode=WAL", "CREATE TABLE t (a)", "INSERT INTO t VALUES ('x')"
  };

  @TempDir Path folder;

  @ParameterizedTest
  @ValueSource(
      strings = {
        "INSERT INTO t VALUES (1)",
        "CREATE TEMP TABLE u (a)",
        "PRAGMA query_only=OFF; DELETE FROM t",
        "PRAGMA user_version=7",
        "DROP TABLE t"
      })
  void nothingCanBeWritten(String sql) throws IOException {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW);
    byte[] before = Files.readAllBytes(Path.of(path));
    try (Database database = open(path)) {
      assertThatThrownBy(
              () -> {
                for (String statement : sql.split(";")) {
                  run(database, statement);
                }
              })
          .hasMessageContaining("attempt to write a readonly database");
    }
    assertThat(Path.of(path)).hasBinaryContent(before);
  }

  @Test
  void nothingCanBeAttachedOrLoaded() {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW);
    try (Database database = open(path)) {
      assertThatThrownBy(() -> run(database, "ATTACH 'file:other.db' AS other"))
          .hasMessageContaining("too many attached databases");
      assertThatThrownBy(() -> run(database, "VACUUM INTO '" + folder + "/copy.db'"))
          .isInstanceOf(SQLException.class);
      assertThatThrownBy(() -> run(database, "SELECT load_extension('evil')"))
          .hasMessageContaining("not authorized");
    }
    assertThat(names()).containsExactly("run.db");
  }

  @Test
  void theDatabaseIsNotTrusted() {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW);
    try (Database database = open(path)) {
      assertThat(database.texts("PRAGMA trusted_schema")).containsExactly("0");
      assertThat(database.texts("PRAGMA cell_size_check")).containsExactly("1");
      assertThat(database.texts("PRAGMA query_only")).containsExactly("1");
      assertThat(database.texts("PRAGMA mmap_size")).isSubsetOf("0");
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a run.db",
        "what?.db",
        "what?mode=memory&cache=shared",
        "run#1.db",
        "100%.db",
        "run%20.db",
        "it's \"quoted\".db",
        "semi;colon&and=.db",
        "Läufe/試行 🐄.db",
        "back\\slash.db",
        ":memory:"
      })
  void anyFileNameOpens(String name) throws IOException {
    Path path = folder.resolve(name);
    Files.createDirectories(path.getParent());
    Files.move(Path.of(NewDatabase.at(folder, "plain", ONE_ROW)), path);
    try (Database database = open(path.toString())) {
      assertThat(database.texts("SELECT a FROM t")).containsExactly("x");
    }
    assertThat(path.getParent().toFile().list()).containsExactly(path.getFileName().toString());
  }

  @Test
  void aLoggedDatabaseWithoutALogIsReadWithoutMakingOne() {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW_LOGGED);
    assertThat(names()).containsExactly("run.db");
    try (Database database = open(path)) {
      assertThat(database.texts("SELECT a FROM t")).containsExactly("x");
      assertThat(names()).containsExactly("run.db");
    }
    assertThat(names()).containsExactly("run.db");
  }

  @Test
  void anEmptyLogStaysAsItIs() throws IOException {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW_LOGGED);
    Files.createFile(Path.of(path + "-wal"));
    try (Database database = open(path)) {
      assertThat(database.texts("SELECT a FROM t")).containsExactly("x");
      assertThat(names()).containsExactly("run.db", "run.db-wal");
    }
    assertThat(names()).containsExactly("run.db", "run.db-wal");
    assertThat(Path.of(path + "-wal")).isEmptyFile();
  }

  @Test
  void rowsThatAreOnlyInTheLogAreRead() throws Exception {
    String path = NewDatabase.at(folder, "run.db", ONE_ROW_LOGGED);
    String crashed = NewDatabase.crashed(path, "-wal", "INSERT INTO t VALUES ('y')");
    byte[] before = Files.readAllBytes(Path.of(crashed));
    Path link = Files.createSymbolicLink(folder.resolve("link.db"), Path.of(crashed));
    for (String seen : List.of(crashed, link.toString())) {
      try (Database database = open(seen)) {
        assertThat(database.texts("SELECT a FROM t")).containsExactly("x", "y");
      }
    }
    assertThat(Path.of(crashed)).hasBinaryContent(before);
  }

  @Test
  void aWriteThatDidNotEndIsToldWithWhatToDo() throws Exception {
    String path = NewDatabase.at(folder, "run.db", "CREATE TABLE t (a)", "BEGIN", "COMMIT");
    NewDatabase.change(path, NewDatabase.insert("t", 500, "zeroblob(1000)"));
    String crashed =
        NewDatabase.crashed(
            path, "-journal", "PRAGMA cache_size=5", "BEGIN", "UPDATE t SET a = zeroblob(999)");
    assertThatThrownBy(() -> open(crashed))
        .isInstanceOf(DataException.class)
        .hasMessageStartingWith(crashed + ": SQLite can't read it: [SQLITE_")
        .hasMessageEndingWith(
            "; its -journal file shows a write that didn't end: open it once with the simulator or"
                + " sqlite3 to recover it");
  }

  @Test
  void aJournalKeptAfterItsWriteEndedIsNoHindrance() {
    String path = NewDatabase.at(folder, "run.db", "PRAGMA journal_mode=PERSIST", ONE_ROW[0]);
    NewDatabase.change(path, "PRAGMA journal_mode=PERSIST", ONE_ROW[1]);
    assertThat(DatabaseFile.at(path).journalBytes()).isPositive();
    try (Database database = open(path)) {
      assertThat(database.texts("SELECT a FROM t")).containsExactly("x");
    }
  }

  @Test
  void aDamagedSchemaIsTold() throws IOException {
    Path path = Path.of(NewDatabase.at(folder, "run.db", ONE_ROW));
    byte[] bytes = Files.readAllBytes(path);
    ByteBuffer.wrap(bytes).put(100, (byte) 77);
    Files.write(path, bytes);
    assertThatThrownBy(() -> open(path.toString()))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ": SQLite can't read it: [SQLITE_CORRUPT] The database disk image is malformed"
                + " (database disk image is malformed)");
  }

  @Test
  void aDatabaseThatChangedMeanwhileIsNotCalledDamaged() throws IOException {
    Path path = Path.of(NewDatabase.at(folder, "run.db", ONE_ROW));
    DatabaseFile before = DatabaseFile.at(path.toString());
    byte[] halfWritten = Arrays.copyOf(Files.readAllBytes(path), 12_288);
    ByteBuffer.wrap(halfWritten).put(100, (byte) 77);
    Files.write(path, halfWritten);
    assertThatThrownBy(() -> Database.open(before))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ": changed while being read (8192 bytes long before, 12288 now); read it when the"
                + " simulation has ended, or read a copy");
  }

  @Test
  void tablesAndViewsAreListedByName() {
    String path =
        NewDatabase.at(
            folder,
            "run.db",
            "CREATE TABLE steps (a INTEGER PRIMARY KEY AUTOINCREMENT)",
            "CREATE VIEW last AS SELECT max(a) FROM steps",
            "CREATE TABLE agents (a UNIQUE)");
    try (Database database = open(path)) {
      assertThat(database.tables()).containsExactly("agents", "last", "steps");
    }
  }

  private static Database open(String path) {
    return Database.open(DatabaseFile.at(path));
  }

  private static void run(Database database, String sql) throws SQLException {
    database.prepare(sql).execute();
  }

  private List<String> names() {
    return Stream.of(folder.toFile().list()).sorted().toList();
  }
}
