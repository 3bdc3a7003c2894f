package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.expression.Expression;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Conditions by which SQLite filters rows give the same rows and the same errors. */
class PushedConditionTest {

  private static final int ROWS = 2000;

  @TempDir private Path folder;
  private String path = "";

  @BeforeEach
  void makeDatabase() {
    path = folder.resolve("run.db").toString();
    NewDatabase.change(
        path,
        "CREATE TABLE t (step INTEGER, energy REAL, type TEXT COLLATE NOCASE, alive BOOLEAN)",
        """
        WITH RECURSIVE r(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM r WHERE i < %d)
        INSERT INTO t SELECT nullif(i %% 100, 7), nullif(i %% 13 / 2.0, 3), nullif(
          CASE i %% 4 WHEN 0 THEN 'prey' WHEN 1 THEN 'Prey' WHEN 2 THEN 'bear' END, ''), i %% 3 = 0
        FROM r\
        """
            .formatted(ROWS - 1),
        "CREATE INDEX by_step ON t (step)");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step < 10 | 180",
        "step between 3 and 5 or step is null | 80",
        "type = 'prey' | 500",
        "type in ('prey', 'bear') and not alive | 666",
        "energy >= 5.5 and step <> 50 | 299",
        "alive | 667",
      })
  void onlyRowsForWhichItIsTrueAreRead(String condition, int rows) {
    Chunk read = loader(condition).loadData();
    Chunk all = SqliteLoader.table(path, "t").loadData();

    assertThat(read.rowCount()).isEqualTo(rows);
    assertThat(Rows.of(read)).isEqualTo(Rows.of(kept(all, condition)));
    assertThat(Rows.of(loader(condition).withChunkSize(7).loadData())).isEqualTo(Rows.of(read));
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step < 10 | 180",
        "step between 3 and 5 and 2 < energy | 32",
        "energy >= 5.5 and step = 50 | 4",
        "energy = 1 | 154",
        "energy > 1.0 and energy < 2 | 154",
        "step < 10 or alive | 2000",
        "step <> 50 | 2000",
        "step < 10.5 | 2000",
        "type = 'prey' | 2000",
        "rowid > 10 | 2000",
      })
  void pagesLeaveOutWhatIsNotInARange(String condition, int rows) {
    DataLoader pages = SqliteLoader.table(path, "t");
    Chunk read = pages.withCondition(Expression.parse(condition)).loadData();

    assertThat(read.rowCount()).isEqualTo(rows);
    if (rows < ROWS) {
      assertThat(Rows.of(read)).isEqualTo(Rows.of(kept(pages.loadData(), condition)));
    }
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"upper(type) = 'PREY'", "step + 1 < 10", "no_such_column > 0", "step = 'x'"})
  void whatSqliteMightSeeOtherwiseIsLeftToTheFilter(String condition) {
    assertThat(loader(condition).loadData().rowCount()).isEqualTo(ROWS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "step < 0 | step = 'ten'",
        "step < 0 | step = 1.5",
        "energy < 0 | energy = 'much'",
        "alive and step < 0 | alive = 2",
        "type = 'wolf' | type = x'ff'",
      })
  void valuesOfAnotherTypeAreMetAsEver(String condition, String change) {
    NewDatabase.change(path, "UPDATE t SET %s WHERE rowid = 1990".formatted(change));
    DataLoader byPages = SqliteLoader.table(path, "t").withCondition(Expression.parse(condition));
    for (DataLoader loader : List.of(loader(condition), byPages)) {
      assertThatThrownBy(loader::loadData)
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith("%s: table 't', rowid 1990".formatted(path));
    }
  }

  @Test
  void numbersKeptAsTextAreComparedAsText() {
    NewDatabase.change(
        path, "CREATE TABLE ids (id)", "INSERT INTO ids VALUES ('7'), (7), ('8'), (7.0)");
    DataLoader ids = SqliteLoader.table(path, "ids").withSchema(Map.of("id", ColumnType.TEXT));
    Chunk read = ids.withCondition(Expression.parse("id = '7'")).loadData();

    assertThat(Rows.of(kept(read, "id = '7'"))).hasSize(2);
    assertThat(Rows.of(kept(read, "id = '7'")))
        .isEqualTo(Rows.of(kept(ids.loadData(), "id = '7'")));
  }

  @Test
  void aColumnThatATableLacksCantBeAskedFor() {
    assertThat(
            PushedCondition.of(
                Expression.parse("step > 0"),
                SqliteLoader.table(path, "t").schema(),
                Set.of("energy")))
        .isEqualTo(Optional.empty());
  }

  @Test
  void viewsAndQueriesKeepTheirOrder() {
    Chunk read =
        SqliteLoader.query(path, "SELECT * FROM t ORDER BY energy")
            .withCondition(Expression.parse("step < 10"))
            .loadData();
    assertThat(read.rowCount()).isEqualTo(ROWS);
  }

  private DataLoader loader(String condition) {
    return SqliteLoader.table(path, "t")
        .withReader(ReaderChoice.JDBC)
        .withCondition(Expression.parse(condition));
  }

  private static Chunk kept(Chunk chunk, String condition) {
    return chunk.select(
        Expression.parse(condition).bindCondition(chunk.schema()).rowsWhereTrue(chunk));
  }
}
