package farm.analysis.load.sqlite;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.ChunkIterator;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.table.SqliteReaderTest;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The rows and columns that are read, and their order; {@link SqliteReaderTest} tests the values.
 */
class SqliteLoaderTest {

  private static final String AGENTS = "CREATE TABLE agents (id TEXT, energy REAL, age INTEGER)";

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource({"0, ''", "1, 1", "4, 4", "5, 5", "6, 5 1", "10, 5 5", "11, 5 5 1"})
  void chunksHaveTheRowsAskedForAndTheLastTheRest(int rows, String sizes) {
    String path = db("CREATE TABLE t (n INTEGER)", NewDatabase.insert("t", rows, "n"));
    List<String> found = new ArrayList<>();
    List<Long> firstRows = new ArrayList<>();
    try (ChunkIterator chunks = SqliteLoader.table(path, "t").withChunkSize(5).iterData()) {
      chunks.forEachRemaining(
          chunk -> {
            found.add(Integer.toString(chunk.rowCount()));
            firstRows.add(chunk.origin().firstRow());
            assertThat(chunk.origin().input()).isEqualTo(path);
          });
    }
    assertThat(String.join(" ", found)).isEqualTo(sizes);
    assertThat(firstRows).isEqualTo(List.of(1L, 6L, 11L).subList(0, firstRows.size()));
  }

  @Test
  void anEmptyTableHasItsColumnsButNoRows() {
    Chunk chunk = SqliteLoader.table(db(AGENTS), "agents").loadData();
    assertThat(chunk.rowCount()).isZero();
    assertThat(chunk.schema()).hasToString("id text, energy double, age long");
  }

  @Test
  void columnsComeInTheOrderAskedFor() {
    String path = db(AGENTS, "INSERT INTO agents VALUES ('a', 0.5, 7)");
    DataLoader loader = SqliteLoader.table(path, "agents").withColumns("age", "id");
    assertThat(loader.schema()).hasToString("age long, id text");
    assertThat(Rows.of(loader)).containsExactly(List.of(7L, "a"));
  }

  @Test
  void rowsComeInTheOrderOfTheirRowids() {
    String path =
        db("CREATE TABLE t (a)", "INSERT INTO t(rowid, a) VALUES (7, 'x'), (-7, 'y'), (0, 'z')");
    assertThat(texts(SqliteLoader.table(path, "t"))).containsExactly("y", "z", "x");
  }

  @ParameterizedTest
  @CsvSource({"rowid", "_rowid_", "oid", "ROWID"})
  void aColumnMayBeNamedAsARowidIs(String name) {
    String path =
        db(
            "CREATE TABLE t (a, \"%s\" TEXT)".formatted(name),
            "INSERT INTO t VALUES ('x', 'mine')",
            "INSERT INTO t VALUES ('y', 'too')");
    assertThat(Rows.of(SqliteLoader.table(path, "t").withChunkSize(1)))
        .containsExactly(List.of("x", "mine"), List.of("y", "too"));
  }

  @Test
  void columnsMayHideTheRowidAltogether() {
    String path =
        db(
            "CREATE TABLE t (a, rowid, oid, _rowid_)",
            "CREATE INDEX i ON t (a)",
            "INSERT INTO t VALUES ('y', 1, 2, 3), ('x', 4, 5, 6)");
    DataLoader loader = SqliteLoader.table(path, "t").withChunkSize(1);
    assertThat(Rows.of(loader)).containsExactly(List.of("y", 1L, 2L, 3L), List.of("x", 4L, 5L, 6L));
    assertThat(texts(loader.withColumns("a"))).containsExactly("y", "x");
  }

  @Test
  void anIntegerPrimaryKeyIsTheRowid() {
    String path =
        db(
            "CREATE TABLE t (a TEXT, id INTEGER PRIMARY KEY)",
            "INSERT INTO t VALUES ('x', 30), ('y', -2)");
    assertThat(Rows.of(SqliteLoader.table(path, "t")))
        .containsExactly(List.of("y", -2L), List.of("x", 30L));
    assertThat(SqliteLoader.table(path, "t").loadData().origin().firstRow()).isEqualTo(-2);
  }

  @Test
  void anIndexThatHoldsWhatIsWantedDoesntChangeTheOrder() {
    String path =
        db(
            "CREATE TABLE t (a TEXT, k INTEGER, b TEXT, PRIMARY KEY (k, b)) WITHOUT ROWID",
            "CREATE INDEX i ON t (a)",
            "INSERT INTO t VALUES ('z', 1, 'x'), ('a', 2, 'x'), ('m', 1, 'y')");
    assertThat(Rows.of(SqliteLoader.table(path, "t").withColumns("a")))
        .containsExactly(List.of("z"), List.of("m"), List.of("a"));
  }

  @Test
  void aTableWithoutRowidsIsReadInTheOrderOfItsKey() {
    String path =
        db(
            "CREATE TABLE t (a TEXT, k INTEGER PRIMARY KEY) WITHOUT ROWID",
            "INSERT INTO t VALUES ('x', 30), ('y', -2), ('z', 4)");
    DataLoader loader = SqliteLoader.table(path, "t").withChunkSize(2);
    assertThat(Rows.of(loader))
        .containsExactly(List.of("y", -2L), List.of("z", 4L), List.of("x", 30L));
    assertThat(texts(loader.withColumns("a"))).containsExactly("y", "z", "x");
  }

  @Test
  void aViewIsReadInItsOrder() {
    String path =
        db(
            AGENTS,
            "INSERT INTO agents VALUES ('a', 0.5, 7), ('b', 1.5, 9)",
            "CREATE VIEW old AS SELECT id, age * 2 AS twice FROM agents ORDER BY age DESC");
    DataLoader loader = SqliteLoader.table(path, "old");
    assertThat(loader.schema()).hasToString("id text, twice long");
    assertThat(Rows.of(loader)).containsExactly(List.of("b", 18L), List.of("a", 14L));
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "a b",
        "it's",
        "say \"x\"",
        "[b]",
        "`t`",
        "Schafe 🐑",
        "select",
        "a.b",
        "%s",
        "?1"
      })
  void anyNameCanBeATablesOrAColumns(String name) {
    String quoted = Relation.quoted(name);
    String path =
        db(
            "CREATE TABLE %s (%s TEXT, b)".formatted(quoted, quoted),
            "INSERT INTO %s VALUES ('x', 1)".formatted(quoted));
    DataLoader loader = SqliteLoader.table(path, name);
    assertThat(loader.schema().names()).containsExactly(name, "b");
    assertThat(texts(loader.withColumns(name))).containsExactly("x");
  }

  @Test
  void generatedColumnsAreRead() {
    String path =
        db("CREATE TABLE t (a INTEGER, b INTEGER AS (a * 2))", "INSERT INTO t VALUES (4)");
    assertThat(Rows.of(SqliteLoader.table(path, "t"))).containsExactly(List.of(4L, 8L));
  }

  @Test
  void aTableThatIsNotThereIsRefused() {
    String path = db(AGENTS, "CREATE TABLE steps (a)");
    assertThatThrownBy(() -> SqliteLoader.table(path, "agnets").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": no table 'agnets'; did you mean 'agents'? Tables: agents, steps");
    assertThatThrownBy(() -> SqliteLoader.table(path, "x\" y").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": no table 'x\" y'; tables: agents, steps");
    String empty = NewDatabase.at(folder, "empty.db", "PRAGMA user_version=1");
    assertThatThrownBy(() -> SqliteLoader.table(empty, "agents").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(empty + ": no table 'agents'; tables: none");
  }

  @Test
  void aColumnThatIsNotThereIsRefused() {
    String path = db(AGENTS);
    String there = "; did you mean 'energy'? Columns: id, energy, age";
    assertThatThrownBy(() -> SqliteLoader.table(path, "agents").withColumns("enrgy").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": table 'agents' has no column 'enrgy'" + there);
    Map<String, ColumnType> types = Map.of("Energy", ColumnType.TEXT);
    assertThatThrownBy(() -> SqliteLoader.table(path, "agents").withSchema(types).schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": table 'agents' has no column 'Energy'" + there);
    assertThatThrownBy(() -> SqliteLoader.query(path, "SELECT 1 a").withColumns("b").schema())
        .isInstanceOf(RequestException.class)
        .hasMessage(path + ": the query has no column 'b'; columns: a");
  }

  @Test
  void aDatabaseChangedWhileBeingReadIsAnError() {
    String path = db("CREATE TABLE t (n INTEGER)", NewDatabase.insert("t", 10, "n"));
    try (ChunkIterator chunks = SqliteLoader.table(path, "t").withChunkSize(4).iterData()) {
      assertThat(chunks.next().rowCount()).isEqualTo(4);
      NewDatabase.change(path, "UPDATE t SET n = 0");
      assertThatThrownBy(() -> chunks.forEachRemaining(chunk -> {}))
          .isInstanceOf(DataException.class)
          .hasMessage(
              path
                  + ": changed while being read (change counter 2 before, 3 now); read it when the"
                  + " simulation has ended, or read a copy");
    }
  }

  @Test
  void chunksOfATableKnowTheirPlace() {
    String path = db("CREATE TABLE t (n INTEGER)", NewDatabase.insert("t", 7, "n"));
    List<Chunk> chunks = new ArrayList<>();
    SqliteLoader.query(path, "SELECT n FROM t WHERE n > 2")
        .withChunkSize(3)
        .iterData()
        .forEachRemaining(chunks::add);
    assertThat(chunks)
        .extracting(chunk -> chunk.origin().ordinal(), chunk -> chunk.origin().firstRow())
        .containsExactly(tuple(0L, 1L), tuple(1L, 4L));
  }

  private static List<String> texts(DataLoader loader) {
    return Rows.of(loader).stream().map(row -> (String) row.get(0)).toList();
  }

  private String db(String... statements) {
    return NewDatabase.at(folder, "run%d.db".formatted(Arrays.hashCode(statements)), statements);
  }
}
