package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.Rows;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** If rowids are out of order, which SQLite itself doesn't notice, no row is lost in silence. */
class RowidRangesTest {

  private static final String CORRUPT =
      "; the database is corrupt, sqlite3's '.recover' may save its rows";

  /** The start of the row with rowid 150: a payload of five bytes, with a header of three. */
  private static final String ROW_150 = "058116030002";

  @TempDir Path folder;

  @Test
  void aRowidThatIsTooGreatDoesNotEndTheTable() {
    String path = rows300();
    NewDatabase.damage(path, ROW_150, "05ff16030002"); // 16278
    assertThatThrownBy(() -> Rows.of(loader(path)))
        .isInstanceOf(DataException.class)
        .hasMessage(path + ": table 't': rowid 151 comes after rowid 16278" + CORRUPT);
  }

  @Test
  void norDoesItWhereALogIsPending() throws Exception {
    String path = NewDatabase.at(folder, "run.db", "PRAGMA journal_mode=wal");
    NewDatabase.change(
        path,
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)",
        NewDatabase.insert("t", 300, "n, n"),
        "CREATE TABLE u (a)");
    NewDatabase.damage(path, ROW_150, "05ff16030002");
    String crashed = NewDatabase.crashed(path, "-wal", "INSERT INTO u VALUES (1)");
    assertThatThrownBy(() -> Rows.of(SqliteLoader.table(crashed, "t")))
        .isInstanceOf(DataException.class)
        .hasMessage(crashed + ": table 't': rowid 151 comes after rowid 16278" + CORRUPT);
  }

  @Test
  void rangesThatMissRowsAreNotRead() {
    String path = rows300();
    NewDatabase.damage(path, "05810c030002", "05817a030002"); // 140 becomes 250
    assertThatThrownBy(() -> source(path).ranges(4096))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path + ": table 't' has 300 rows, but only 289 are found by their rowids" + CORRUPT);
  }

  @Test
  void theLastRowidMayBeTooSmall() {
    String path = rows300();
    NewDatabase.damage(path, "05822c0300", "0500030300"); // 300 becomes 0
    assertThatThrownBy(() -> source(path).ranges(4096))
        .isInstanceOf(DataException.class)
        .hasMessageEndingWith(" are found by their rowids" + CORRUPT);
    assertThatThrownBy(() -> Rows.of(loader(path))).isInstanceOf(DataException.class);
  }

  @Test
  void soundRangesTogetherHaveAllRows() {
    SqliteSource source = source(rows300());
    List<InputRange> ranges = source.ranges(4096);
    assertThat(ranges).hasSizeGreaterThan(1);
    assertThat(ranges.stream().mapToInt(range -> ReadRange.rows(source, range).size()).sum())
        .isEqualTo(300);
  }

  @Test
  void aRangeOfRowsOutOfOrderIsAnErrorThere() {
    String path = rows300();
    NewDatabase.damage(path, ROW_150, "058114030002"); // 148
    assertThatThrownBy(() -> ReadRange.rows(source(path), new InputRange(100, 200, 1)))
        .isInstanceOf(DataException.class)
        .hasMessage(path + ": table 't': rowid 148 comes after rowid 149" + CORRUPT);
  }

  private String rows300() {
    return NewDatabase.at(
        folder,
        "run.db",
        "CREATE TABLE t (id INTEGER PRIMARY KEY, a INTEGER)",
        NewDatabase.insert("t", 300, "n, n"));
  }

  private static SqliteLoader loader(String path) {
    return SqliteLoader.table(path, "t").withReader(ReaderChoice.JDBC);
  }

  private static SqliteSource source(String path) {
    return (SqliteSource) loader(path).inputs().sources().get(0);
  }
}
