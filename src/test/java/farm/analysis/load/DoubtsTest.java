package farm.analysis.load;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.csv.CsvLoader;
import farm.analysis.load.input.Doubt;
import farm.analysis.load.json.JsonLoader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The reasons why columns with numbers aren't numbers. */
class DoubtsTest {

  private static final String CAST = "; Cast with errors: missing keeps only its numbers";

  @TempDir private Path folder;

  @Test
  void theFirstOtherValueOfACsvColumnIsNamedWithItsLine() throws IOException {
    String path =
        file("a.csv", "a,b,c,d,e\n1,x,1,true,\n\"2\n\",y,9007199254740993,1,\n3,z,0.5,2,7\n");
    assertThat(reasons(CsvLoader.of(path)))
        .containsExactly(
            "column 'a' is text, because %s:3 has '2\n'; add it to missing if it stands for no value"
                .formatted(path),
            "column 'c' is text, because %s:4 has '9007199254740993'; if it is a number, give its type with schema: {c: double}"
                .formatted(path),
            "column 'd' is text, because %s:2 has 'true'; add it to missing if it stands for no value"
                .formatted(path));
    assertThat(reasons(CsvLoader.of(path).withColumns("b", "d"))).hasSize(1);
    assertThat(reasons(CsvLoader.of(path).withSchema(Map.of("c", ColumnType.TEXT)))).hasSize(2);
  }

  @Test
  void aValueFarBehindTheFirstRowsIsNamedToo() throws IOException {
    String rows = "1234567\n".repeat(400_000);
    String path = file("a.csv", "a\n" + rows + "n/a\n".repeat(400_000));
    List<String> reasons = reasons(CsvLoader.of(path));
    assertThat(reasons).hasSize(1);
    int line = Integer.parseInt(reasons.get(0).replaceFirst("(?s).*a.csv:(\\d+) has.*", "$1"));
    assertThat(Files.readAllLines(Path.of(path)).get(line - 1)).isEqualTo("n/a");
  }

  @Test
  void theFirstOtherValueOfAJsonColumnIsNamedWithItsLine() throws IOException {
    String lines =
        file(
            "a.jsonl",
            """
            {"a": 1, "b": "x", "c": true, "d": null, "e": {"f": 1}}
            {"a": null, "b": "NaN", "c": "x", "d": 1, "e": {"f": "x"}}
            {"a": [2], "b": "y", "c": true, "d": 2, "e": {"f": 2}}
            """);
    String a = "column 'a' is json, because %s:3 has an array".formatted(lines) + CAST;
    assertThat(reasons(JsonLoader.of(lines))).containsExactly(a);
    assertThat(reasons(JsonLoader.of(lines).withFlatten(true)))
        .containsExactly(
            a, "column 'e.f' is json, because %s:2 has the text 'x'".formatted(lines) + CAST);
    assertThat(reasons(JsonLoader.of(lines).withSchema(Map.of("a", ColumnType.JSON)))).isEmpty();
    String document = file("a.json", "[{\"a\": 1},\n{\n\"a\":\ntrue}]");
    assertThat(reasons(JsonLoader.of(document)))
        .containsExactly(
            "column 'a' is json, because %s:4 has the boolean 'true'".formatted(document) + CAST);
  }

  private static List<String> reasons(DataLoader loader) {
    return loader.inputs().doubts().stream()
        .map(Doubt::reason)
        .map(reason -> reason.get())
        .toList();
  }

  private String file(String name, String text) throws IOException {
    return Files.writeString(folder.resolve(name), text).toString();
  }
}
