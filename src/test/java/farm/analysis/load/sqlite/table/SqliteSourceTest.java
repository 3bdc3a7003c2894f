package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The ranges of a table; the databases here are 8192 bytes long. */
class SqliteSourceTest {

  @TempDir Path folder;

  @Test
  void rowidsAreSplitEvenly() {
    String path = db("CREATE TABLE t (a)", NewDatabase.insert("t", 10, "'x'"));
    assertThat(source(path).ranges(8192)).containsExactly(InputRange.whole(8192));
    assertThat(source(path).ranges(4096))
        .containsExactly(new InputRange(1, 5, 4096), new InputRange(6, 10, 4096));
    assertThat(source(path).ranges(2048))
        .containsExactly(
            new InputRange(1, 3, 2048),
            new InputRange(4, 6, 2048),
            new InputRange(7, 9, 2048),
            new InputRange(10, 10, 2048));
    assertThat(source(path).ranges(1)).hasSize(10);
  }

  @Test
  void aTableWithoutRowsHasNoRanges() {
    assertThat(source(db("CREATE TABLE t (a)")).ranges(1)).isEmpty();
  }

  @Test
  void aTableWithoutRowidsIsOneRange() {
    SqliteSource source = source(db("CREATE TABLE t (a PRIMARY KEY) WITHOUT ROWID"));
    assertThat(source.ranges(1)).hasSize(1);
    assertThat(source.byteSize()).isPositive();
  }

  @Test
  void theFarthestRowidsAreRead() {
    String path =
        db(
            "CREATE TABLE t (a)",
            "INSERT INTO t(rowid, a) VALUES (-9223372036854775808, 'first'),"
                + " (0, 'middle'), (9223372036854775807, 'last')");
    for (long targetBytes : new long[] {100, 1000, 3000, 4096, 8192, Long.MAX_VALUE}) {
      assertThat(byRanges(path, targetBytes)).containsExactly("first", "middle", "last");
    }
  }

  @Test
  void rangesCoverHugeGapsInFewPieces() {
    String path =
        db(
            "CREATE TABLE t (a)",
            "INSERT INTO t(rowid, a) VALUES (-3, 'a'), (5, 'b'), (4000000000000000000, 'c'),"
                + " (4000000000000000001, 'd')");
    assertThat(byRanges(path, 8192)).containsExactly("a", "b", "c", "d");
    assertThat(byRanges(path, 512)).containsExactly("a", "b", "c", "d");
    assertThat(source(path).ranges(512)).hasSizeLessThanOrEqualTo(16);
  }

  @Test
  void largeRangesHaveAboutAsManyRowsAndTogetherAll() {
    String path =
        db(
            "PRAGMA page_size = 512",
            "CREATE TABLE t (a)",
            "WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < 4999)"
                + " INSERT INTO t SELECT printf('%04d%400s', i, '') FROM r");
    List<InputRange> ranges = source(path).ranges(512 * 1000);
    List<String> texts = new ArrayList<>();
    for (InputRange range : ranges) {
      List<List<Object>> rows = ReadRange.rows(source(path), range);
      assertThat(rows.size()).isBetween(ranges.indexOf(range) < 4 ? 900 : 1, 1100);
      rows.forEach(row -> texts.add(((String) row.get(0)).strip()));
    }
    assertThat(texts).isEqualTo(IntStream.range(0, 5000).mapToObj("%04d"::formatted).toList());
  }

  @Test
  void aSourceIsNamedAsTheUserWroteIt() {
    String path = db("CREATE TABLE t (a)").replace("/run.db", "/./run.db");
    assertThat(source(path).input()).isEqualTo(path);
  }

  private static List<String> byRanges(String path, long targetBytes) {
    List<String> texts = new ArrayList<>();
    source(path).ranges(targetBytes).stream()
        .map(range -> ReadRange.rows(source(path), range))
        .forEach(rows -> rows.forEach(row -> texts.add((String) row.get(0))));
    return texts;
  }

  private static SqliteSource source(String path) {
    return (SqliteSource)
        SqliteLoader.table(path, "t").withReader(ReaderChoice.JDBC).inputs().sources().get(0);
  }

  private String db(String... statements) {
    return NewDatabase.at(folder, "run.db", statements);
  }
}
