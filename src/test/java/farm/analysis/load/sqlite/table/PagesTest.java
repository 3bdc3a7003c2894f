package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.io.RandomAccessFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Tables read by their pages; databases of all forms are in {@link PagesPropertyTest}. */
class PagesTest {

  @TempDir Path folder;

  @Test
  void theTableOfTablesIsReadFromTheFirstPage() {
    String path = db("CREATE TABLE t (a)", "CREATE TABLE u (b)");
    assertAlike(SqliteLoader.table(path, "sqlite_schema"));
    assertThat(Rows.of(SqliteLoader.table(path, "sqlite_schema").withColumns("name")))
        .containsExactly(List.of("t"), List.of("u"));
  }

  @ParameterizedTest
  @ValueSource(ints = {512, 65_536})
  void aHeaderMayGoOnInOtherPages(int pageSize) {
    List<String> columns = new ArrayList<>();
    List<String> values = new ArrayList<>();
    for (int c = 0; c < 1000; c++) {
      columns.add("c" + c);
      values.add(c % 3 == 0 ? "n" : "'text %d'".formatted(c));
    }
    String path =
        db(
            "PRAGMA page_size=" + pageSize,
            "CREATE TABLE t (%s)".formatted(String.join(", ", columns)),
            NewDatabase.insert("t", 5, String.join(", ", values)));
    assertAlike(SqliteLoader.table(path, "t"));
    assertAlike(SqliteLoader.table(path, "t").withColumns("c999", "c0", "c998"));
  }

  @Test
  void longValuesAreReadAndThoseNotWantedAreSteppedOver() {
    String path =
        db(
            "CREATE TABLE t (a TEXT, b INTEGER, c TEXT)",
            NewDatabase.insert(
                "t", 3, "printf('%.*c', 3000000 * n, 'x'), n, printf('%.9000c', 'y')"));
    List<List<Object>> rows = Rows.of(SqliteLoader.table(path, "t").withColumns("c", "b"));
    assertThat(rows).hasSize(3).allMatch(row -> row.get(0).equals("y".repeat(9000)));
    assertThat(Rows.of(SqliteLoader.table(path, "t")).get(2).get(0))
        .isEqualTo("x".repeat(9_000_000));
  }

  /** The declared type of the ids, the wanted id, and true if the pages are read. */
  @ParameterizedTest
  @CsvSource({
    "TEXT, 2, true",
    "TEXT, sim_2, true",
    "INTEGER, 2, true",
    "INTEGER, sim_2, true",
    "NUMERIC, 2, true",
    "REAL, 2, true",
    "'', 2, true",
    "'', sim_2, true",
    "TEXT COLLATE NOCASE, sim_2, false",
    "INTEGER, 2.0, false",
    "TEXT, 02, false"
  })
  void theRowsOfOneSimulationAreThoseThatSqliteFinds(String type, String id, boolean byPages) {
    String path =
        db(
            "CREATE TABLE simulations (simulation_id TEXT)",
            "INSERT INTO simulations VALUES ('%s')".formatted(id),
            "CREATE TABLE t (simulation_id %s, n)".formatted(type),
            "INSERT INTO t VALUES (2, 1), ('2', 2), (2.0, 3), ('2.0', 4), ('sim_2', 5), ('SIM_2',"
                + " 6), (x'32', 7), (NULL, 8), ('02', 9), (2.5, 10)");
    DataLoader loader =
        SimulationLoader.of(path).withTable("t").withSimulationId(id).withColumns("n");
    SqliteSource source = (SqliteSource) loader.inputs().sources().get(0);
    assertThat(source.pages().table() != null).isEqualTo(byPages);
    assertThat(Rows.of(loader))
        .isEqualTo(
            Rows.of(
                SimulationLoader.of(path)
                    .withTable("t")
                    .withSimulationId(id)
                    .withReader(ReaderChoice.JDBC)
                    .withColumns("n")));
  }

  @Test
  void aFileOfMoreThanFourGigabytesIsRead() throws Exception {
    String path =
        db("CREATE TABLE t (a TEXT)", NewDatabase.insert("t", 100, "printf('%.5000c', 'x') || n"));
    long far = 5_000_000_000L / 4096;
    try (RandomAccessFile file = new RandomAccessFile(path, "rw")) {
      int root = 2;
      file.seek((root - 1) * 4096L);
      byte[] page = new byte[4096];
      file.readFully(page);
      assertThat(page[0]).isEqualTo((byte) 5);
      file.seek((root - 1) * 4096L + 8);
      int lastLeaf = file.readInt();
      file.seek((root - 1) * 4096L + 8);
      file.writeInt((int) far);
      file.seek((lastLeaf - 1) * 4096L);
      file.readFully(page);
      file.seek((far - 1) * 4096);
      file.write(page);
      file.seek(28);
      file.writeInt((int) far);
    }
    assertThat(Files.size(Path.of(path))).isGreaterThan(1L << 32);
    assertAlike(SqliteLoader.table(path, "t"));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "4096 + 0 | 7 | page 2: is of type 7, should be 13 or 5",
        "4096 + 11 | 9 | page 2: child 2 is page 9, should be from 2 to 5",
        "4096 + 11 | 1 | page 2: child 2 is page 1, should be from 2 to 5",
        "8192 + 3 | 127 | page 3: has 32514 cells, should be at most 681",
        "8192 + 8 | 127 | page 3: cell 0 starts at byte 32654, should be from 12 to 4092",
        "8192 + 0 | 5 | page 3: cell 0 starts at byte 0, should be from 16 to 4091",
      })
  void aCorruptPageIsAnErrorThatNamesIt(String place, byte value, String problem) throws Exception {
    String path =
        db("CREATE TABLE t (a TEXT)", NewDatabase.insert("t", 6, "printf('%.1900c', 'x')"));
    byte[] bytes = Files.readAllBytes(Path.of(path));
    String[] sum = place.split(" \\+ ");
    DataLoader loader = SqliteLoader.table(path, "t");
    bytes[Integer.parseInt(sum[0]) + Integer.parseInt(sum[1])] = value;
    var modified = Files.getLastModifiedTime(Path.of(path));
    assertThat(loader.schema()).hasToString("a text");
    Files.write(Path.of(path), bytes);
    Files.setLastModifiedTime(Path.of(path), modified);
    assertThatThrownBy(loader::loadData)
        .isInstanceOf(DataException.class)
        .hasMessage(
            "%s: table 't', %s; the database is corrupt, sqlite3's '.recover' may save its rows",
            path, problem);
  }

  @Test
  void whatIsInTheWayOfReadingByPagesIsNoted() throws Exception {
    String path =
        db(
            "CREATE TABLE k (a PRIMARY KEY) WITHOUT ROWID",
            "CREATE TABLE t (a, b AS (a))",
            "CREATE TABLE h (rowid, oid, _rowid_)",
            "CREATE VIEW v AS SELECT * FROM t");
    assertNoted(SqliteLoader.table(path, "k"), path, "'k' is WITHOUT ROWID");
    assertNoted(SqliteLoader.table(path, "t"), path, "SQLite computes column 'b'");
    assertNoted(SqliteLoader.table(path, "h"), path, "the columns of 'h' hide its rowids");
    assertNoted(SqliteLoader.table(path, "v"), path, "'v' is a view");
    assertThat(SqliteLoader.table(path, "t").withColumns("a").inputs().notes()).isEmpty();
    assertThat(SqliteLoader.query(path, "SELECT 1").inputs().notes()).isEmpty();
    String logged =
        NewDatabase.at(folder, "logged.db", "PRAGMA journal_mode=WAL", "CREATE TABLE t (a)");
    String crashed = NewDatabase.crashed(logged, "-wal", "INSERT INTO t VALUES (1)");
    long bytes = Files.size(Path.of(crashed + "-wal"));
    assertNoted(
        SqliteLoader.table(crashed, "t"), crashed, "its -wal file has %d bytes".formatted(bytes));
    assertThat(ExperimentLoader.of(logged, crashed).withTable("t").inputs().notes())
        .containsExactly(
            ("1 of 2 databases are read through sqlite-jdbc, which is slower: %s (its -wal file has"
                    + " %d bytes)")
                .formatted(crashed, bytes));
  }

  private static void assertNoted(DataLoader loader, String path, String obstacle) {
    assertThat(loader.inputs().notes())
        .containsExactly(
            path + " is read through sqlite-jdbc, which is slower, because " + obstacle);
    assertThat(loader.inputs().sources().get(0).way()).isEqualTo("through sqlite-jdbc");
  }

  private static void assertAlike(DataLoader loader) {
    ReadBothWays both = ReadBothWays.of(loader);
    assertThat(both.pages().way()).isEqualTo("by SQLite pages");
    for (ChunkSize size : List.of(ChunkSize.DEFAULT, ChunkSize.rows(2))) {
      ReadBothWays.Outcome pages = both.byPages(size);
      assertThat(pages.problem()).isEmpty();
      assertThat(pages).isEqualTo(both.throughJdbc(size));
    }
  }

  private String db(String... statements) {
    return NewDatabase.at(folder, "run%d.db".formatted(Arrays.hashCode(statements)), statements);
  }
}
