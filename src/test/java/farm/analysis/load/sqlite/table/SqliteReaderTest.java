package farm.analysis.load.sqlite.table;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.load.sqlite.NewDatabase;
import farm.analysis.load.sqlite.SqliteLoader;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Values of each storage class, read into columns of each type. */
public class SqliteReaderTest {

  @TempDir Path folder;

  /** A value in SQL, the column's type, and the value as read. */
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "7 | long | 7",
        "-9223372036854775808 | long | -9223372036854775808",
        "9223372036854775807 | long | 9223372036854775807",
        "7 | double | 7.0",
        "-9007199254740992 | double | -9.007199254740992E15",
        "-9223372036854775808 | double | -9.223372036854776E18",
        "0 | boolean | false",
        "1 | boolean | true",
        "7 | text | 7",
        "7 | json | 7",
        "0.1 | double | 0.1",
        "-0.0 | double | -0.0",
        "5e-324 | double | 4.9E-324",
        "9e999 | double | Infinity",
        "-9e999 | double | -Infinity",
        "0.1 | text | 0.1",
        "1e22 | text | 1.0E22",
        "2.0 | json | 2.0",
        "'abc' | text | abc",
        "'{\"a\": [1]}' | json | {\"a\": [1]}",
        "'not json' | json | not json",
        "'Grüße 🐄' | text | Grüße 🐄",
      })
  void aValueThatFitsIsRead(String sql, String type, String read) {
    DataLoader loader = value(sql, type);
    assertThat(loader.schema()).hasToString("v " + type);
    assertThat(Rows.of(loader).get(0).get(0)).hasToString(read);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      quoteCharacter = '~',
      value = {
        "0.5 | long | the real '0.5' | double",
        "2.0 | long | the real '2.0' | double",
        "'n/a' | long | the text 'n/a' | text",
        "'7' | long | the text '7' | text",
        "'n/a' | double | the text 'n/a' | text",
        "9007199254740993 | double | the integer '9007199254740993' | text",
        "9223372036854775807 | double | the integer '9223372036854775807' | text",
        "2 | boolean | the integer '2' | long",
        "-1 | boolean | the integer '-1' | long",
        "1.0 | boolean | the real '1.0' | text",
        "'true' | boolean | the text 'true' | text",
      })
  void aValueThatDoesNotFitIsAnError(String sql, String type, String found, String better) {
    assertWrong(
        value(sql, type),
        "table 't', rowid 1: column 'v' should be %s, was %s; give its type with schema: {v: %s},"
            + " or leave it out by naming the columns to read",
        type,
        found,
        better);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "double", "boolean", "text", "json"})
  void aBlobFitsNowhere(String type) {
    assertWrong(
        value("x'00ff'", type),
        "table 't', rowid 1: column 'v' should be %s, was a blob; leave it out by naming the"
            + " columns to read",
        type);
  }

  @ParameterizedTest
  @ValueSource(strings = {"long", "double", "boolean", "text", "json"})
  void nullIsMissing(String type) {
    assertThat(Rows.of(value("NULL", type))).containsExactly(Collections.singletonList(null));
  }

  @Test
  void textIsReadWhole() {
    String path =
        NewDatabase.at(
            folder,
            "utf16.db",
            "PRAGMA encoding='UTF-16le'",
            "CREATE TABLE t (v TEXT)",
            "INSERT INTO t VALUES (''), ('a' || char(0) || 'b'), ('Zoë 🐑'), (printf('%.70000c', 'x'))");
    assertThat(Rows.of(SqliteLoader.table(path, "t")))
        .containsExactly(
            List.of(""), List.of("a\0b"), List.of("Zoë 🐑"), List.of("x".repeat(70_000)));
  }

  @Test
  void aLongTextIsCutInTheMessage() {
    assertWrong(
        value("printf('%.99c', 'x')", "long"),
        "table 't', rowid 1: column 'v' should be long, was the text '%s…'; give its type with"
            + " schema: {v: text}, or leave it out by naming the columns to read",
        "x".repeat(60));
  }

  @Test
  void aWrongValueIsFoundInTheSampleAndBeyond() {
    String insert = NewDatabase.insert("t", 5000, "n, n / 2.0");
    for (int wrong : new int[] {1, 500, 1777, 5000}) {
      String path =
          db(
              "CREATE TABLE t (n INTEGER, energy REAL)",
              insert,
              "UPDATE t SET energy = 'n/a' WHERE n = " + wrong);
      assertWrong(
          SqliteLoader.table(path, "t").withChunkSize(10),
          "table 't', rowid %d: column 'energy' should be double, was the text 'n/a'; give its type"
              + " with schema: {energy: text}, or leave it out by naming the columns to read",
          wrong);
      assertThat(SqliteLoader.table(path, "t").withColumns("n").loadData().rowCount())
          .isEqualTo(5000);
    }
  }

  @Test
  void aRealInAnIntegerColumnWidensItIfSampledElseIsAnError() {
    String insert = NewDatabase.insert("t", 5000, "n");
    String sampled = db("CREATE TABLE t (n INTEGER)", insert, "UPDATE t SET n = 2.5 WHERE n = 2");
    assertThat(SqliteLoader.table(sampled, "t").schema()).hasToString("n double");
    String beyond = db("CREATE TABLE t (n INTEGER)", insert, "UPDATE t SET n = 2.5 WHERE n = 1777");
    assertWrong(
        SqliteLoader.table(beyond, "t"),
        "table 't', rowid 1777: column 'n' should be long, was the real '2.5'; give its type with"
            + " schema: {n: double}, or leave it out by naming the columns to read");
    DataLoader told = SqliteLoader.table(beyond, "t").withSchema(Map.of("n", ColumnType.DOUBLE));
    assertThat(Rows.of(told).subList(1775, 1777)).containsExactly(List.of(1776.0), List.of(2.5));
  }

  @Test
  void rowsWithoutRowidsAreCountedFromOne() {
    String path = db("CREATE TABLE t (n INTEGER)", NewDatabase.insert("t", 2000, "n"));
    DataLoader loader =
        SqliteLoader.query(path, "SELECT n, iif(n < 1500, n, 'x') AS m FROM t ORDER BY n DESC");
    assertThat(loader.schema()).hasToString("n long, m text");
    assertWrong(
        loader.withSchema(Map.of("m", ColumnType.LONG)).withChunkSize(7),
        "the query, row 1: column 'm' should be long, was the text 'x'; give its type with schema:"
            + " {m: text}, or leave it out by naming the columns to read");
    assertWrong(
        SqliteLoader.query(path, "SELECT iif(n < 1500, n, 'x') AS m FROM t ORDER BY n")
            .withChunkSize(7),
        "the query, row 1500: column 'm' should be long, was the text 'x'; give its type with"
            + " schema: {m: text}, or leave it out by naming the columns to read");
  }

  private static void assertWrong(DataLoader loader, String problem, Object... values) {
    assertThatThrownBy(loader::loadData)
        .isInstanceOf(DataException.class)
        .hasMessage(loader.inputs().sources().get(0).input() + ": " + problem.formatted(values));
  }

  /** Reads one value from a column without a declared type, as this type. */
  private DataLoader value(String sql, String type) {
    String path = db("CREATE TABLE t (v)", "INSERT INTO t VALUES (" + sql + ")");
    ColumnType given = ColumnType.valueOf(type.toUpperCase(Locale.ROOT));
    return SqliteLoader.table(path, "t").withSchema(Map.of("v", given));
  }

  private String db(String... statements) {
    return NewDatabase.at(folder, "run%d.db".formatted(Arrays.hashCode(statements)), statements);
  }
}
