package farm.analysis.load.json;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Lines as programs write them: the same fields in each, mostly in the same order, sometimes with
 * something odd or malformed among them.
 */
final class GeneratedLines {

  /**
   * The name of each field and the usual kind of its values: l(ong), d(ouble), b(oolean), t(ext),
   * j(son).
   */
  static final String[] NAMES = {
    "a:l",
    "ab:d",
    "abcde:t",
    "abcdef:l",
    "abcdefg:d",
    "abcdefghijklm:b",
    "abcdefghijkln:t",
    ":j",
    "n:l",
    "n.x:d",
    "Größe:t",
    "step_number:l",
    "a\\\"b:d",
    "total_reward:d",
    "id:t"
  };

  private static final String[] TEXTS = {
    "",
    "a",
    "agent_bdad3c2d6d",
    "sim_oHBvRPOIvG:agent_bdad3c2d6d-0",
    "Größe",
    "😀",
    "日本語",
    "NaN",
    "Infinity",
    "1",
    "null",
    "x y",
    "{[,:]}",
    "\\n",
    "\\u00e9",
    "\\ud83d\\ude00",
    "\\/\\\\\\\"",
    "\u007f"
  };

  private static final String[] ODD = {
    "01",
    "-",
    "-01",
    "1.",
    ".5",
    "1e",
    "1e+",
    "1E-3",
    "+1",
    "--1",
    "1.5.2",
    "1x",
    "NaN",
    "nan",
    "Infinity",
    "-Infinity",
    "-NaN",
    "+Infinity",
    "-INF",
    "INF",
    "tru",
    "truee",
    "True",
    "nulll",
    "nul",
    "falsy",
    "-0",
    "-0.0",
    "0.0",
    "0e0",
    "1e400",
    "-1e400",
    "1e-400",
    "1e99999",
    "1e-99999",
    "4.9e-324",
    "2.2250738585072011e-308",
    "1.7976931348623158e308",
    "9007199254740993",
    "9223372036854775807",
    "-9223372036854775808",
    "9223372036854775808",
    "999999999999999999",
    "1000000000000000000",
    "18446744073709551616",
    "18446744073709551616.5",
    "0.1000000000000000055",
    "0.00000000000000000000012345678901234567",
    "123456789012345678.9",
    "1234567890123456789.0",
    "12345678901234567890.0",
    "9007199254740993.0",
    "1" + "0".repeat(40),
    "0." + "0".repeat(600) + "1",
    "1".repeat(1001),
    "1".repeat(501),
    "0." + "3".repeat(1000),
    "[]",
    "{}",
    "[1, 2]",
    "[1,]",
    "[,1]",
    "[1 2]",
    "{\"x\":1}",
    "{\"x\": 1.5, \"y\" : [null]}",
    "{\"x\":}",
    "{\"x\"}",
    "{x:1}",
    "{\"x\":1,}",
    "[[\"\\u12g4\"]]",
    "[\"a\\\"]\"]",
    "[tru]",
    "[01]",
    "]",
    "}",
    "",
    "'a'",
    "\"\\x\"",
    "\"\\u123\"",
    "\"\\u12G4\"",
    "\"\\u\uff11234\"",
    "\"a\tb\"",
    "\"a\u0000b\"",
    "\"a\u001fb\"",
    "\"a",
    "\"a\"b",
    "/*c*/1",
    "#",
    "[".repeat(99) + "]".repeat(99),
    "[".repeat(101) + "]".repeat(101),
    "[".repeat(1001) + "]".repeat(1001),
    "\"" + "long text ".repeat(40) + "\"",
    "1 ",
    "1\t",
    "\t1",
    "  1  ",
    "{\"x\":{\"x\":2}}",
    "\"x\" :1",
    "\"NaN\"",
    "\"-Infinity\""
  };

  /** Numbers at the limits between the ways to read a number, most of them doubles. */
  private static final String[] NUMBERS = {
    "0",
    "-0",
    "-0.0",
    "0e0",
    "1E-3",
    "1e-400",
    "1e+5",
    "1e-99999",
    "4.9e-324",
    "0.000000000000000000123",
    "2.2250738585072011e-308",
    "1.7976931348623158e308",
    "9007199254740991",
    "9007199254740992",
    "999999999999999999",
    "9223372036854775807",
    "-9223372036854775808",
    "0.1000000000000000055",
    "0.00000000000000000000012345678901234567",
    "123456789012345678.9",
    "1234567890123456789.0",
    "18446744073709551615.0",
    "18446744073709551616.5",
    "9007199254740993.0",
    "NaN",
    "-Infinity",
    "\"Infinity\"",
    "1.5",
    "-1.5e-7",
    "12345678",
    "123456789.12345678",
    "0." + "0".repeat(300) + "1"
  };

  private static final byte[][] SNIPPETS = {
    {(byte) 0xc0, (byte) 0x80},
    {(byte) 0xed, (byte) 0xa0, (byte) 0x80},
    {(byte) 0xe0, (byte) 0x80, 65},
    {(byte) 0xf4, (byte) 0x90, (byte) 0x80, (byte) 0x80},
    {(byte) 0xf0, (byte) 0x80, (byte) 0x80, (byte) 0x80},
    {(byte) 0xff},
    {(byte) 0x80},
    {(byte) 0xc3},
    {(byte) 0xc3, (byte) 0xa4},
    {(byte) 0xef, (byte) 0xbb, (byte) 0xbf},
    {0},
    {0, 0, 0},
    {'"'},
    {'\\'},
    {','},
    {':'},
    {'{'},
    {'}'},
    {'['},
    {']'},
    {'\n'},
    {'\r'},
    {'\t'},
    {' '},
    {'0'},
    {'1'},
    {'.'},
    {'e'},
    {'-'},
    {'+'},
    {'n'},
    {'t'},
    {'\n', '\n'},
    {'"', '"'},
    {',', ','},
    {'}', '}'}
  };

  private final Random random;
  private final List<String> fields = new ArrayList<>();
  private final String afterComma;
  private final String afterColon;

  /** Chances in thousandths: of another order of fields, of odd values, of malformed ones. */
  private final int permuted;

  private final int odd;
  private final int malformed;

  GeneratedLines(Random random) {
    this.random = random;
    fields.addAll(List.of(NAMES));
    Collections.shuffle(fields, random);
    fields.subList(1 + random.nextInt(NAMES.length), NAMES.length).clear();
    boolean spaced = random.nextInt(3) == 0;
    afterComma = spaced ? " " : "";
    afterColon = spaced ? random.nextBoolean() ? "  " : " " : "";
    permuted = random.nextInt(3) == 0 ? 0 : 100;
    odd = random.nextInt(3) == 0 ? 0 : 30;
    malformed = random.nextInt(3) == 0 ? 8 : 0;
  }

  /** The bytes of some lines. */
  byte[] write(int lines) {
    StringBuilder text = new StringBuilder();
    for (int line = 0; line < lines; line++) {
      text.append(happens(odd) ? "\n" : "").append(happens(odd) ? " " : "");
      text.append(object()).append(happens(malformed) ? " x" : "").append(happens(odd) ? " " : "");
      text.append(happens(odd) ? "\r\n" : "\n");
    }
    if (text.length() > 0 && random.nextInt(4) == 0) {
      text.setLength(text.length() - 1);
    }
    return text.toString().getBytes(UTF_8);
  }

  /** The bytes with some of them changed, removed or inserted. */
  byte[] damaged(byte[] bytes) {
    byte[] damaged = bytes;
    for (int times = Math.max(0, random.nextInt(6) - 3); times > 0 && damaged.length > 0; times--) {
      int at = random.nextInt(damaged.length);
      ByteArrayOutputStream out = new ByteArrayOutputStream();
      out.write(damaged, 0, at);
      int kind = random.nextInt(4);
      if (kind == 0) {
        out.write(damaged[at] ^ (1 << random.nextInt(8)));
      } else if (kind > 1) {
        out.writeBytes(SNIPPETS[random.nextInt(SNIPPETS.length)]);
      }
      int kept = at + (kind == 2 ? 0 : 1 + (kind == 1 ? random.nextInt(3) : 0));
      out.write(
          damaged, Math.min(kept, damaged.length), damaged.length - Math.min(kept, damaged.length));
      damaged = out.toByteArray();
    }
    return damaged;
  }

  private boolean happens(int ofThousand) {
    return random.nextInt(1000) < ofThousand;
  }

  private String object() {
    List<String> written = new ArrayList<>(fields);
    if (happens(permuted)) {
      Collections.shuffle(written, random);
    }
    if (happens(permuted)) {
      written.subList(0, random.nextInt(written.size())).clear();
    }
    if (happens(permuted)) {
      written.add(random.nextInt(written.size() + 1), NAMES[random.nextInt(NAMES.length)]);
    }
    if (happens(permuted)) {
      written.add(random.nextInt(written.size() + 1), "other" + random.nextInt(3) + ":t");
    }
    StringBuilder text = new StringBuilder("{");
    for (String field : written) {
      int colon = field.lastIndexOf(':');
      text.append(text.length() > 1 ? "," + afterComma : "").append('"').append(field, 0, colon);
      text.append(happens(odd) ? "\" :" : "\":").append(afterColon);
      text.append(written(field.charAt(colon + 1)));
    }
    return text.append('}').toString();
  }

  private String written(char kind) {
    if (happens(malformed)) {
      return ODD[random.nextInt(ODD.length)];
    }
    if (!happens(odd)) {
      return value(kind, 2);
    }
    return "ld".indexOf(kind) < 0
        ? value("lbtj".charAt(random.nextInt(4)), 2)
        : NUMBERS[random.nextInt(NUMBERS.length)];
  }

  private String value(char kind, int depth) {
    if (random.nextInt(8) == 0) {
      return "null";
    }
    return switch (kind) {
      case 'l' -> Long.toString(random.nextLong() >> (5 + random.nextInt(59)));
      case 'd' -> number();
      case 'b' -> Boolean.toString(random.nextBoolean());
      case 't' -> '"' + TEXTS[random.nextInt(happens(3 * odd) ? TEXTS.length : 6)] + '"';
      default -> depth == 0 ? "1" : nested(depth);
    };
  }

  private String number() {
    return switch (random.nextInt(4)) {
      case 0 -> Double.toString(random.nextInt(1000) / 10.0);
      case 1 -> Double.toString(random.nextDouble() * 100);
      case 2 -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(60) - 30));
      default -> Integer.toString(random.nextInt(1000));
    };
  }

  private String nested(int depth) {
    String first = value("ldbtj".charAt(random.nextInt(5)), depth - 1);
    String second = value("ldbtj".charAt(random.nextInt(5)), depth - 1);
    return random.nextBoolean()
        ? "[%s,%s%s]".formatted(first, afterComma, second)
        : "{\"x\":%s%s,%s\"y\":%s%s}".formatted(afterColon, first, afterComma, afterColon, second);
  }
}
