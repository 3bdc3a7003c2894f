package farm.analysis.load.json;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import farm.analysis.load.DataLoader;
import farm.analysis.load.Rows;
import farm.analysis.problem.DataException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Text that isn't Unicode is refused at its place, and never changed into something else. */
class JsonUnicodeTest {

  private static final List<String> NAMES = List.of("a.jsonl", "a.json");

  private static final String NOT_UTF8 =
      "should be UTF-8, was the byte 0x%s; convert the file to UTF-8, for example with iconv";

  @TempDir Path folder;

  /** A file with this text and with these bytes in place of its question mark. */
  private String file(String name, String text, String hex) {
    String bytes = new String(HexFormat.of().parseHex(hex), ISO_8859_1);
    return JsonFiles.write(folder, name, text.replace("?", bytes).getBytes(ISO_8859_1));
  }

  private static void assertRefused(DataLoader loader, String message) {
    assertThatThrownBy(loader::loadData).isInstanceOf(DataException.class).hasMessage(message);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "c080", "c0af", "c1a3", "e08080", "e09fbf", "f0808080", "f08fbfbf", "eda080", "edbfbf",
        "eda080edb080", "f4908080", "f5808080", "f8888080", "c3", "e282", "f09f98", "80", "bf",
        "ff", "fe", "00"
      })
  void bytesThatAreNoUtf8AreRefused(String hex) {
    String problem = NOT_UTF8.formatted(hex.substring(0, 2));
    for (String name : NAMES) {
      String value = file(name, "{\"a\":1}\n{\"a\":1,\"b\":\"x?\"}\n", hex);
      assertRefused(JsonLoader.of(value), value + ":2:14: " + problem);
      assertRefused(JsonLoader.of(value).withColumns("a"), value + ":2:14: " + problem);
      String inName = file(name, "{\"a\":1,\"?\":2}\n", hex);
      assertRefused(JsonLoader.of(inName), inName + ":1:9: " + problem);
      assertRefused(JsonLoader.of(inName).withColumns("a"), inName + ":1:9: " + problem);
      String nested = file(name, "{\"a\":1,\"b\":[{\"c\":\"?\"}]}", hex);
      assertRefused(JsonLoader.of(nested), nested + ":1:19: " + problem);
    }
  }

  @Test
  void compressedBytesThatAreNoUtf8AreRefused() {
    for (String name : NAMES) {
      String content = "{\"a\":1}\n{\"b\":\"\uD83D\uDE00\"}\n";
      byte[] bytes = content.getBytes(UTF_8);
      bytes[14] = (byte) 0xf5;
      String path = JsonFiles.gzip(folder, name + ".gz", bytes);
      assertRefused(JsonLoader.of(path), path + ":2:7: " + NOT_UTF8.formatted("f5"));
    }
  }

  @Test
  void utf16IsRefused() {
    for (String name : NAMES) {
      String marked = file(name, "?", "fffe7b0022006100220000003a0031007d00");
      assertRefused(
          JsonLoader.of(marked),
          marked
              + ": should be JSON, but its first bytes show UTF-16; convert it to UTF-8 first, with"
              + " iconv say");
      String unmarked = file(name, "?", "7b0022006100220000003a0031007d00");
      assertRefused(JsonLoader.of(unmarked), unmarked + ":1:2: " + NOT_UTF8.formatted("00"));
    }
  }

  @ParameterizedTest
  @CsvSource({
    "\\ud800, \\ud800",
    "\\uDC00, \\uDC00",
    "\\udbff\\u0041, \\udbff",
    "\\ud800\\ud800\\udc00, \\ud800",
    "\\ud83dx\\ude00, \\ud83d",
    "\\ud83d\\n, \\ud83d"
  })
  void halfACharacterInEscapesIsRefused(String written, String half) {
    String problem =
        "the escape '%s' is half a character; should be a pair, like \\ud83d\\ude00"
            .formatted(half);
    for (String name : NAMES) {
      String value = JsonFiles.plain(folder, name, "{\"a\":1,\"b\":\"é%s\"}".formatted(written));
      assertRefused(JsonLoader.of(value), value + ":1:15: " + problem);
      assertRefused(JsonLoader.of(value).withColumns("a"), value + ":1:15: " + problem);
      String inName = JsonFiles.plain(folder, name, "{\"a\":1,\"%s\":2}".formatted(written));
      assertRefused(JsonLoader.of(inName).withColumns("a"), inName + ":1:9: " + problem);
      String nested = JsonFiles.plain(folder, name, "{\"a\":[{\"%s\":2}]}".formatted(written));
      assertRefused(JsonLoader.of(nested), nested + ":1:9: " + problem);
    }
  }

  @Test
  void wholeCharactersAreReadHoweverTheyAreWritten() {
    String content =
        "{\"a\":\"\\ud83d\\uDE00\",\"\\ud83d\\ude00\":\"\uD83D\uDE00\\u0000\\\\ud800\\/\\u00e9\"}";
    for (String name : NAMES) {
      String path = JsonFiles.plain(folder, name, content);
      assertThat(Rows.of(JsonLoader.of(path)))
          .containsExactly(List.of("\uD83D\uDE00", "\uD83D\uDE00\u0000\\ud800/é"));
      assertThat(Rows.of(JsonLoader.of(path).withColumns("a")))
          .containsExactly(List.of("\uD83D\uDE00"));
    }
  }

  @Test
  void aCharacterMayStandWhereABufferEnds() {
    String text = "\uD83D\uDE00é\\ud83d\\ude00\\\\\\u00e9\\n".repeat(3000);
    String read = "\uD83D\uDE00é\uD83D\uDE00\\é\n".repeat(3000);
    for (int before = 0; before < 32; before++) {
      String content = " ".repeat(before) + "{\"a\":\"" + text + "\"}";
      String path = JsonFiles.plain(folder, "a.json", content);
      assertThat(Rows.of(JsonLoader.of(path))).containsExactly(List.of(read));
      String cut = JsonFiles.plain(folder, "b.json", content.replace("\"}", "\\ud83d\"}"));
      assertRefused(
          JsonLoader.of(cut),
          "%s:1:%d: the escape '\\ud83d' is half a character; should be a pair, like \\ud83d\\ude00"
              .formatted(cut, content.getBytes(UTF_8).length - 1));
    }
  }

  /** Compares with Java's own decoder, which reports malformed bytes. */
  @Test
  void whatAStrictDecoderRefusesIsRefusedAtTheSamePlace() {
    Random random = new Random(20_261_129);
    for (int i = 0; i < 3000; i++) {
      byte[] value = bytes(random);
      CharBuffer decoded = CharBuffer.allocate(value.length);
      ByteBuffer undecoded = ByteBuffer.wrap(value);
      CoderResult result = UTF_8.newDecoder().decode(undecoded, decoded, true);
      String expected = decoded.flip().toString();
      String line = "{\"a\":1,\"b\":\"" + new String(value, ISO_8859_1) + "\"}\n";
      for (String name : NAMES) {
        String path = JsonFiles.write(folder, name, line.getBytes(ISO_8859_1));
        DataLoader loader = JsonLoader.of(path).withColumns(random.nextBoolean() ? "b" : "a");
        if (result.isError()) {
          int at = undecoded.position();
          String problem = NOT_UTF8.formatted(HexFormat.of().toHexDigits(value[at]));
          assertRefused(loader, "%s:1:%d: %s".formatted(path, 13 + at, problem));
        } else {
          Object read = Rows.of(loader).get(0).get(0);
          assertThat(read).isIn(1L, expected);
        }
      }
    }
  }

  /** A few characters of all lengths, and mostly one damaged byte. */
  private static byte[] bytes(Random random) {
    StringBuilder text = new StringBuilder("x");
    int[] bounds = {0x800, 0xd800, 0x110000};
    for (int i = random.nextInt(6); i >= 0; i--) {
      int character = 0x80 + random.nextInt(bounds[random.nextInt(bounds.length)] - 0x80);
      boolean isSurrogate = character >> 11 == 0xd800 >> 11;
      text.appendCodePoint(isSurrogate ? 'y' : character);
    }
    byte[] bytes = text.toString().getBytes(UTF_8);
    if (random.nextInt(4) > 0) {
      bytes[random.nextInt(bytes.length)] = (byte) (0x80 + random.nextInt(0x80));
    }
    return bytes;
  }
}
