package farm.analysis.load.json.plain;

import static org.assertj.core.api.Assertions.assertThat;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.load.Rows;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * The objects that are plain: those that most programs write, but none with something to report.
 */
class PlainObjectTest {

  private static final Schema SCHEMA =
      Schema.of(
          List.of(
              new Schema.Field("step", ColumnType.LONG),
              new Schema.Field("energy", ColumnType.DOUBLE),
              new Schema.Field("alive", ColumnType.BOOLEAN),
              new Schema.Field("name", ColumnType.TEXT),
              new Schema.Field("genes", ColumnType.JSON)));

  private final PlainObject object = new PlainObject(SCHEMA, null, false, true);

  @Test
  void valuesAreReadByNameInAnyOrder() {
    assertThat(row("{\"step\":7,\"energy\":-1.5e3,\"alive\":true,\"name\":\"é\",\"genes\":[1]}"))
        .containsExactly(7L, -1500.0, true, "é", "[1]");
    assertThat(row("{\"genes\":\"x\",\"alive\":false,\"step\":-0,\"name\":\"\",\"energy\":3}"))
        .containsExactly(0L, 3.0, false, "", "\"x\"");
  }

  @Test
  void whatAnObjectLacksIsMissing() {
    row("{\"step\":7,\"energy\":1.0,\"alive\":true,\"name\":\"a\",\"genes\":{}}");
    assertThat(row("{\"energy\":null,\"step\":8}")).containsExactly(8L, null, null, null, null);
  }

  @Test
  void spacesMayStandAroundEveryPart() {
    assertThat(row("  { \"step\":  7 , \"genes\": { \"a b\": [ 1, 2 ] } }"))
        .containsExactly(7L, null, null, null, "{\"a b\":[1,2]}");
  }

  @Test
  void doublesAreThoseOfParseDouble() {
    for (String number :
        List.of(
            "0.1",
            "-0.0",
            "99.05123456789012",
            "5e-324",
            "1.7976931348623157E+308",
            "0.00012345678901234567",
            "123456789.12345678",
            "1e-400",
            "9007199254740992")) {
      assertThat(row("{\"energy\":%s}".formatted(number)).get(1))
          .isEqualTo(Double.parseDouble(number));
    }
    assertThat(row("{\"energy\":NaN}").get(1)).isEqualTo(Double.NaN);
    assertThat(row("{\"energy\":\"-Infinity\"}").get(1)).isEqualTo(Double.NEGATIVE_INFINITY);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "null",
        "true",
        "false",
        "0",
        "-0.5",
        "1e5",
        "1E-05",
        "\"\"",
        "\"\\\"\\u00e9\\n\"",
        "\"日本\"",
        "[]",
        "{}",
        "[1, {\"a\": [null, \"]\"]}]",
        "NaN",
        "-Infinity",
        "12345678901234567890123.5"
      })
  void whatIsNoColumnIsSkipped(String value) {
    assertThat(row("{\"a\":%s,\"step\":1,\"b\":%s}".formatted(value, value)).get(0)).isEqualTo(1L);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "",
        "01",
        "-",
        "1.",
        ".5",
        "1e",
        "+1",
        "--1",
        "nul",
        "nulll",
        "tru",
        "Falsy",
        "nan",
        "Inf",
        "\"",
        "\"a",
        "\"\\x\"",
        "\"\\u12\"",
        "\"\t\"",
        "[",
        "[1",
        "[1,]",
        "[1 2]",
        "]",
        "{\"a\"}",
        "{\"a\":}",
        "{\"a\":1,}",
        "{a:1}",
        "{1:1}",
        "1 2",
        "'a'",
        "[NaN]"
      })
  void whatMayBeMalformedIsNotPlainEvenWhereItIsSkipped(String value) {
    assertThat(end("{\"a\":%s}".formatted(value))).isEqualTo(PlainObject.NONE);
    assertThat(end("{\"a\":%s,\"step\":1}".formatted(value))).isEqualTo(PlainObject.NONE);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"step\":1.0}",
        "{\"step\":\"1\"}",
        "{\"step\":true}",
        "{\"step\":9223372036854775808}",
        "{\"energy\":9007199254740993}",
        "{\"energy\":1e400}",
        "{\"energy\":\"1\"}",
        "{\"alive\":1}",
        "{\"name\":1}",
        "{\"name\":\"\\n\"}",
        "{\"step\":1,\"step\":1}",
        "{\"st\\u0065p\":1}",
        "{}",
        "{\"step\":1",
        "[{\"step\":1}]"
      })
  void whatNeedsMoreThoughtIsNotPlain(String text) {
    assertThat(end(text)).isEqualTo(PlainObject.NONE);
  }

  @Test
  void whatMayBeBeyondTheLimitsOfAParserIsNotPlain() {
    String number = "0." + "0".repeat(1000) + "1";
    String nested = "[".repeat(1000) + "]".repeat(1000);
    for (String text :
        List.of(
            "{\"energy\":%s}".formatted(number),
            "{\"other\":%s}".formatted(number),
            "{\"other\":%s}".formatted(nested),
            "{\"genes\":%s}".formatted(nested),
            "{\"name\":\"%s\"}".formatted("x".repeat(16 << 20)))) {
      assertThat(end(text)).isEqualTo(PlainObject.NONE);
    }
  }

  @Test
  void bytesThatAreNoUtf8AreNotPlain() {
    for (int[] bad :
        new int[][] {
          {0x80},
          {0xff},
          {0xc0, 0x80},
          {0xc3, 'a'},
          {0xe0, 0x80, 0x80},
          {0xed, 0xa0, 0x80},
          {0xf0, 0x80, 0x80, 0x80},
          {0xf4, 0x90, 0x80, 0x80},
          {0xf5, 0x80, 0x80, 0x80}
        }) {
      byte[] text = "{\"a\":\"????\"}".getBytes(StandardCharsets.UTF_8);
      for (int i = 0; i < bad.length; i++) {
        text[6 + i] = (byte) bad[i];
      }
      assertThat(end(text)).isEqualTo(PlainObject.NONE);
    }
  }

  @Test
  void anObjectMayBeCutOffAnywhere() {
    byte[] text =
        "{\"step\":12345678,\"a\":\"12345678\",\"b\":[-1.5e-3, true],\"name\":\"é\",\"energy\":NaN}"
            .getBytes(StandardCharsets.UTF_8);
    assertThat(end(text)).isEqualTo(text.length);
    for (int length = 0; length < text.length; length++) {
      assertThat(end(Arrays.copyOf(text, length))).isEqualTo(PlainObject.NONE);
    }
  }

  @Test
  void namesOfAnyLengthAreToldFromOthers() {
    for (int length = 1; length < 70; length++) {
      String name = "n".repeat(length);
      Schema schema = Schema.of(List.of(new Schema.Field(name, ColumnType.LONG)));
      PlainObject plain = new PlainObject(schema, null, false, true);
      String text = "{\"a\":0,\"" + name + "\":7}";
      for (int other = 0; other < length; other++) {
        ChunkBuilder rows = new ChunkBuilder(schema, 2);
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (byte letter : new byte[] {'n', 'm'}) {
          bytes["{'a':0,'".length() + other] = letter;
          assertThat(plain.read(padded(bytes), 0)).isEqualTo(bytes.length);
          plain.append(rows);
        }
        assertThat(Rows.of(rows.build(Origin.of("a.jsonl"))))
            .containsExactly(List.of(7L), Arrays.asList((Object) null));
        assertThat(plain.read(padded(Arrays.copyOf(bytes, 8 + other)), 0))
            .isEqualTo(PlainObject.NONE);
      }
    }
  }

  @Test
  void otherNamesAreNotPlainUnlessTheyAreIgnored() {
    PlainObject strict = new PlainObject(SCHEMA, null, false, false);
    byte[] other = padded("{\"step\":1,\"x\":null}".getBytes(StandardCharsets.UTF_8));
    assertThat(strict.read(other, 0)).isEqualTo(PlainObject.NONE);
  }

  @Test
  void objectsThatAreFlattenedAreNotPlain() {
    Schema schema = Schema.of(List.of(new Schema.Field("a.b", ColumnType.LONG)));
    PlainObject flattening = new PlainObject(schema, null, true, true);
    assertThat(flattening.read(padded("{\"a\":{\"b\":1}}".getBytes(StandardCharsets.UTF_8)), 0))
        .isEqualTo(PlainObject.NONE);
    assertThat(flattening.read(padded("{\"c\":{\"b\":1}}".getBytes(StandardCharsets.UTF_8)), 0))
        .isEqualTo(13);
  }

  private List<Object> row(String text) {
    ChunkBuilder rows = new ChunkBuilder(SCHEMA, 1);
    assertThat(end(text)).isEqualTo(text.getBytes(StandardCharsets.UTF_8).length);
    object.append(rows);
    return Rows.of(rows.build(Origin.of("a.jsonl"))).get(0);
  }

  private int end(String text) {
    return end(text.getBytes(StandardCharsets.UTF_8));
  }

  private int end(byte[] text) {
    return object.read(padded(text), 0);
  }

  private static byte[] padded(byte[] text) {
    return Arrays.copyOf(text, text.length + PlainObject.ZEROS);
  }
}
