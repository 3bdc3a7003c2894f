package farm.analysis.load.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The messages about content that isn't JSON, isn't made of objects or is beyond the limits. */
class MalformedJsonTest {

  @TempDir Path folder;

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "{\"a\":1 | 3:6: the line ends in the middle of a value",
        "{\"a\":\"x | 3:7: the line ends in the middle of a value",
        "{\"a\":1}} | 3:8: found '}', but no bracket is open",
        "{\"a\" 1} | 3:6: expected ':' after a name, but found '1'",
        "{a:1} | 3:2: expected a name in double quotes, but found 'a'",
        "{\"a\":01} | 3:6: a number can't have leading zeros",
        "{\"a\":nul} | 3:9: expected a value such as \"text\", 1.5 or null, but found 'nul'",
        "{\"a\":+1} | 3:7: a number can't begin with '+'",
        "{\"a\":1} // x | 3:9: JSON has no comments, but found '/'",
        "{\"a\":1],  | 3:7: expected '}', but found ']'",
        "5 | 3: should be an object like {\"name\": 1}, was the number '5'; if the file isn't JSON"
            + " Lines, give lines: false",
        "[{\"a\":1}] | 3: should be an object like {\"name\": 1}, was an array; if the file isn't"
            + " JSON Lines, give lines: false",
        "{\"a\":1} {\"a\":2} | 3: should be one object, but an object follows it; if the file isn't"
            + " JSON Lines, give lines: false",
      })
  void aLineThatIsNoObjectIsRefusedWithItsPlace(String line, String problem) {
    String path = JsonFiles.plain(folder, "a.jsonl", "{\"a\":0}\n\n" + line + "\n{\"a\":2}\n");
    assertThatThrownBy(() -> JsonLoader.of(path).loadData())
        .isInstanceOf(DataException.class)
        .hasMessage(path + ":" + problem);
  }

  @ParameterizedTest
  @CsvSource(
      quoteCharacter = '`',
      delimiter = '|',
      value = {
        "5 | 1:1: should be an object like {\"name\": 1} or an array of such objects, was the"
            + " number '5'",
        "[{\"a\":1},2] | 1:10: should be an object like {\"name\": 1} or an array of such objects,"
            + " was an array with the number '2' in it",
        "[[{\"a\":1}]] | 1:2: should be an object like {\"name\": 1} or an array of such objects,"
            + " was an array with an array in it",
        "[{\"a\":1},null] | 1:10: should be an object like {\"name\": 1} or an array of such"
            + " objects, was an array with null in it",
        "[{\"a\":1}, | 1:9: the file ends in the middle of a value",
        "[{\"a\":1} {\"a\":2}] | 1:10: expected ',' or a closing bracket, but found '{'",
        "{\"a\":1} x | 1:9: expected a value such as \"text\", 1.5 or null, but found 'x'",
      })
  void aFileThatIsNotMadeOfObjectsIsRefusedWithThePlace(String content, String problem) {
    String path = JsonFiles.plain(folder, "a.json", content);
    assertThatThrownBy(() -> JsonLoader.of(path).loadData())
        .isInstanceOf(DataException.class)
        .hasMessage(path + ":" + problem);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "[{\"a\":1},{\"a\":2}]",
        "[\n  {\"a\": 1},\r\n\t{\"a\": 2}\n]\n",
        "{\"a\":1}{\"a\":2}",
        "{\"a\":1}\n\n{\n\"a\":2}",
        "\uFEFF[{\"a\":1}]\n[{\"a\":2}]",
        "[] {\"a\":1} [{\"a\":2}]"
      })
  void objectsMayStandInArraysOrOneAfterTheOther(String content) {
    assertThat(Rows.of(JsonLoader.of(JsonFiles.plain(folder, "a.json", content))))
        .containsExactly(List.of(1L), List.of(2L));
  }

  @ParameterizedTest
  @ValueSource(strings = {"a.json", "a.jsonl"})
  void thereAreLimitsOnDepthNumbersAndValues(String name) {
    String deep = "[".repeat(1000) + "]".repeat(1000);
    assertProblem(name, deep, "objects and arrays are nested deeper than 1000 levels");
    assertProblem(name, "1".repeat(1001), "a number has more than 1000 digits");
    String big = "x".repeat(1 << 23);
    assertProblem(name, "\"" + big + big + "y\"", "a value has more than 16 million characters");
    assertProblem(
        name, "[\"%s\",\"%s\"]".formatted(big, big), "a value has more than 16 million characters");
  }

  @Test
  void aValueAtTheLimitIsRead() {
    String value = "[".repeat(999) + "]".repeat(999);
    assertThat(Rows.of(JsonLoader.of(JsonFiles.plain(folder, "a.json", row(value)))))
        .containsExactly(List.of(value));
  }

  private void assertProblem(String name, String value, String problem) {
    String path = JsonFiles.plain(folder, name, row(value));
    assertThatThrownBy(() -> JsonLoader.of(path).loadData())
        .isInstanceOf(DataException.class)
        .message()
        .matches("(?s)\\Q%s\\E:1:\\d+: \\Q%s\\E".formatted(path, problem));
  }

  private static String row(String value) {
    return "{\"x\":%s}".formatted(value);
  }

  @Test
  void aLineLongerThanTheLimitIsRefused() {
    byte[] content = new byte[(64 << 20) + 1];
    Arrays.fill(content, (byte) ' ');
    content[0] = '\n';
    String path = JsonFiles.write(folder, "a.jsonl", content);
    assertThatThrownBy(() -> JsonLoader.of(path).loadData())
        .isInstanceOf(DataException.class)
        .hasMessage(
            path
                + ":2: the line is longer than 64 MB; if it is one large object, give lines:"
                + " false");
  }

  @Test
  void compressedDataThatIsCutOffIsNoticed() throws IOException {
    String content = "{\"a\":1}\n".repeat(100_000);
    for (String whole :
        List.of(
            JsonFiles.gzip(folder, "a.jsonl.gz", content),
            JsonFiles.zstd(folder, "a.jsonl.zst", content))) {
      byte[] bytes = Files.readAllBytes(Path.of(whole));
      String path = JsonFiles.write(folder, "a.jsonl", Arrays.copyOf(bytes, bytes.length - 12));
      assertThatThrownBy(() -> JsonLoader.of(path).loadData())
          .isInstanceOf(DataException.class)
          .hasMessageStartingWith(path + ": its compressed data is damaged or cut off: ");
    }
  }
}
