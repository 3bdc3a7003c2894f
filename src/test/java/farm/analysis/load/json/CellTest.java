package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The type that a column {@code x} gets from its values, and the values as that type. */
class CellTest {

  @TempDir Path folder;

  @Test
  void integersAreLong() {
    assertThat(found("0", "-0", "9223372036854775807", "-9223372036854775808", "null"))
        .containsExactly(
            ColumnType.LONG, 0L, 0L, 9223372036854775807L, -9223372036854775808L, null);
  }

  @Test
  void numbersWithAPointOrExponentAreDoubleAndIntegersBesideThemToo() {
    assertThat(found("1.5", "7", "1e3", "-0.0", "9007199254740992", "5e-324", "1e-999"))
        .containsExactly(
            ColumnType.DOUBLE, 1.5, 7.0, 1000.0, -0.0, 9007199254740992.0, 5e-324, 0.0);
  }

  @Test
  void whatJsonHasNoNumberForIsDoubleBesideNumbers() {
    assertThat(found("\"NaN\"", "1", "\"Infinity\"", "-Infinity", "NaN"))
        .containsExactly(
            ColumnType.DOUBLE,
            Double.NaN,
            1.0,
            Double.POSITIVE_INFINITY,
            Double.NEGATIVE_INFINITY,
            Double.NaN);
    assertThat(found("\"NaN\"", "\"n/a\"")).containsExactly(ColumnType.TEXT, "NaN", "n/a");
    assertThat(found("\"NaN\"", "null")).containsExactly(ColumnType.TEXT, "NaN", null);
  }

  @Test
  void trueAndFalseAreBoolean() {
    assertThat(found("true", "false", "null"))
        .containsExactly(ColumnType.BOOLEAN, true, false, null);
  }

  @Test
  void stringsAreText() {
    assertThat(found("\"\"", "\"é😀 \\u00e9\\ud83d\\ude00\\n\\\"\"", "\"007\""))
        .containsExactly(ColumnType.TEXT, "", "é😀 é😀\n\"", "007");
  }

  @Test
  void objectsAndArraysAreCompactJson() {
    assertThat(found("{ \"b\" : [ 1.50 , 1e400 ], \"a\\n\" : { } }", "[ ]", "[null, true,\"x\"]"))
        .containsExactly(
            ColumnType.JSON, "{\"b\":[1.50,1e400],\"a\\n\":{}}", "[]", "[null,true,\"x\"]");
    assertThat(found("[NaN, -Infinity]"))
        .containsExactly(ColumnType.JSON, "[\"NaN\",\"-Infinity\"]");
  }

  @Test
  void mixturesAreJson() {
    assertThat(found("1", "\"a\"", "true", "[1]"))
        .containsExactly(ColumnType.JSON, "1", "\"a\"", "true", "[1]");
    assertThat(found("true", "1")).containsExactly(ColumnType.JSON, "true", "1");
  }

  @Test
  void onlyMissingValuesAreText() {
    assertThat(found("null", "null")).containsExactly(ColumnType.TEXT, null, null);
  }

  @Test
  void valuesAreTurnedIntoAGivenType() {
    assertThat(given(ColumnType.TEXT, "1.50", "\"a\"", "true", "{\"a\": 1}", "null"))
        .containsExactly(ColumnType.TEXT, "1.50", "a", "true", "{\"a\":1}", null);
    assertThat(given(ColumnType.JSON, "1.50", "\"a\""))
        .containsExactly(ColumnType.JSON, "1.50", "\"a\"");
    assertThat(given(ColumnType.DOUBLE, "9007199254740993", "true", "123456789012345678901"))
        .containsExactly(ColumnType.DOUBLE, 9007199254740992.0, 1.0, 123456789012345678901.0);
    assertThat(given(ColumnType.LONG, "1", "true", "false"))
        .containsExactly(ColumnType.LONG, 1L, 1L, 0L);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "1 | 2.5 | long, was the number '2.5' | double",
        "1 | NaN | long, was the number 'NaN' | double",
        "1 | \"2\" | long, was the text '2' | text",
        "1 | true | long, was the boolean 'true' | text",
        "1 | {\"a\":1} | long, was an object | json",
        "1 | 9223372036854775808 | long, was the number '9223372036854775808' | double",
        "1.5 | 9007199254740993 | double, was the number '9007199254740993' | double",
        "1.5 | 9223372036854775808 | double, was the number '9223372036854775808' | double",
        "1.5 | 1e999 | double, was the number '1e999' | text",
        "1.5 | \"n/a\" | double, was the text 'n/a' | text",
        "1.5 | false | double, was the boolean 'false' | text",
        "true | 1 | boolean, was the number '1' | text",
        "\"a\" | 1 | text, was the number '1' | text",
        "\"a\" | [1] | text, was an array | json",
        "null | 1 | text, was the number '1' | long",
        "null | 1.5 | text, was the number '1.5' | double",
        "null | true | text, was the boolean 'true' | boolean",
      })
  void aValueThatDoesNotFitIsRefusedWithItsPlace(
      String sampled, String value, String problem, String better) {
    String path =
        JsonFiles.gzip(folder, "x.jsonl.gz", row(sampled).repeat(1100) + row(value) + row(value));
    DataLoader loader = JsonLoader.of(path);
    assertThatThrownBy(loader::loadData)
        .isInstanceOf(DataException.class)
        .hasMessage(
            ("%s:1101: column 'x' should be %s; give its type with schema: {x: %s}, or leave it out"
                    + " by naming the columns to read")
                .formatted(path, problem, better));
    DataLoader advised =
        loader.withSchema(
            Map.of("x", ColumnType.valueOf(better.toUpperCase(java.util.Locale.ROOT))));
    assertThat(advised.loadData().rowCount()).isEqualTo(1102);
  }

  @Test
  void longTextIsCutInMessages() {
    String path = JsonFiles.plain(folder, "x.jsonl", row("\"" + "y".repeat(61) + "\""));
    assertThatThrownBy(
            () -> JsonLoader.of(path).withSchema(Map.of("x", ColumnType.BOOLEAN)).loadData())
        .hasMessage(
            path
                + ":1: column 'x' should be boolean, was the text '"
                + "y".repeat(60)
                + "…'; give its type with schema: {x: text}, or leave it out by naming the columns"
                + " to read");
  }

  private List<Object> found(String... values) {
    return typeAndValues(loader(values));
  }

  private List<Object> given(ColumnType type, String... values) {
    return typeAndValues(loader(values).withSchema(Map.of("x", type)));
  }

  private DataLoader loader(String... values) {
    List<String> rows = Arrays.stream(values).map(CellTest::row).toList();
    return JsonLoader.of(JsonFiles.plain(folder, "x.jsonl", String.join("", rows)));
  }

  private static String row(String value) {
    return "{\"x\":%s}\n".formatted(value);
  }

  private static List<Object> typeAndValues(DataLoader loader) {
    Chunk chunk = loader.loadData();
    List<Object> found = new ArrayList<>(List.of(chunk.schema().field(0).type()));
    Rows.of(chunk).forEach(row -> found.add(row.get(0)));
    return found;
  }
}
