package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Columns whose names aren't text, and tables with as many columns as SQLite allows. */
class OddColumnsTest {

  private static final int MOST_COLUMNS = 2000;

  @TempDir Path folder;

  @ParameterizedTest
  @EnumSource
  void aNameThatIsNotTextIsRefused(ReaderChoice reader) {
    String path = oddlyNamed();
    assertThatThrownBy(() -> Rows.of(SqliteLoader.table(path, "t").withReader(reader)))
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ": table 't': the name of column 'caf\ufffd' isn't valid UTF-8; leave it out by"
                + " naming the columns to read, or name them all in a query: WITH named(a, b) AS"
                + " (SELECT * FROM t) SELECT * FROM named");
  }

  @ParameterizedTest
  @EnumSource
  void theOtherColumnsCanBeRead(ReaderChoice reader) {
    DataLoader loader = SqliteLoader.table(oddlyNamed(), "t").withReader(reader);
    assertThat(Rows.of(loader.withColumns("b"))).containsExactly(List.of(2L), List.of(4L));
  }

  @Test
  void aQueryMayRenameIt() {
    String sql = "WITH named(a, b) AS (SELECT * FROM t) SELECT * FROM named";
    assertThat(Rows.of(SqliteLoader.query(oddlyNamed(), sql)))
        .containsExactly(List.of(1L, 2L), List.of(3L, 4L));
  }

  @Test
  void theMarkOfBytesThatAreNotTextMayBeAName() {
    String path =
        NewDatabase.at(
            folder, "run.db", "CREATE TABLE t (\"caf\ufffd\" INT)", "INSERT INTO t VALUES (1)");
    assertThat(Rows.of(SqliteLoader.table(path, "t").withReader(ReaderChoice.JDBC)))
        .containsExactly(List.of(1L));
  }

  @ParameterizedTest
  @EnumSource
  void aTableOfAsManyColumnsAsSqliteAllowsIsRead(ReaderChoice reader) {
    String path = wide("");
    List<Object> row = IntStream.range(0, MOST_COLUMNS).<Object>mapToObj(Long::valueOf).toList();
    assertThat(Rows.of(SqliteLoader.table(path, "t").withReader(reader))).containsExactly(row);
    List<Object> inExperiment =
        Rows.of(ExperimentLoader.of(path).withTable("t").withReader(reader)).get(0);
    assertThat(inExperiment).hasSize(MOST_COLUMNS + 1).endsWith(1999L, path);
  }

  @Test
  void soIsOneWithoutRowids() {
    assertThat(Rows.of(SqliteLoader.table(wide(" WITHOUT ROWID"), "t")).get(0))
        .hasSize(MOST_COLUMNS)
        .endsWith(1999L);
  }

  private String oddlyNamed() {
    String path =
        NewDatabase.at(
            folder,
            "run.db",
            "CREATE TABLE t (cafX INT, b INT)",
            "INSERT INTO t VALUES (1, 2), (3, 4)");
    NewDatabase.damage(path, "63616658", "636166e9"); // caf and an é of ISO 8859-1
    return path;
  }

  /** A table of one row; each column has no type and holds its own number. */
  private String wide(String kind) {
    String columns =
        IntStream.range(1, MOST_COLUMNS)
            .mapToObj("c%d"::formatted)
            .collect(Collectors.joining(","));
    String values =
        IntStream.range(0, MOST_COLUMNS)
            .mapToObj(Integer::toString)
            .collect(Collectors.joining(","));
    return NewDatabase.at(
        folder,
        "run.db",
        "CREATE TABLE t (c0 PRIMARY KEY, %s)%s".formatted(columns, kind),
        "INSERT INTO t VALUES (%s)".formatted(values));
  }
}
