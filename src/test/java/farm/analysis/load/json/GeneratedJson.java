package farm.analysis.load.json;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;

/**
 * Objects of random fields of all kinds, some of them absent, null or given twice, in any order,
 * with any white space that JSON allows.
 *
 * @param objects the text of each object, without line breaks
 * @param duplicateKeys the number of times that a name comes again in its object
 */
record GeneratedJson(List<String> objects, int duplicateKeys) {

  private static final String[] NAMES = {
    "a", "b.c", "", "step_number", "Größe", "😀", "x y\\\"", "\\u0041\\n"
  };
  private static final String[] TEXTS = {
    "",
    "a",
    "NaN",
    "-Infinity",
    "Grüße 🐑",
    "\\u00e9\\ud83d\\ude00\\n",
    "\\\\\\\"\\/\\b{[,:]}",
    "null",
    "1"
  };

  /**
   * The kinds of values in a column: l(ong), d(ouble), n(ot finite), b(oolean), t(ext), o(bject),
   * a(rray), m(issing).
   */
  private static final String[] KINDS = {
    "l", "ld", "d", "dn", "b", "t", "o", "a", "oa", "ldbtoa", "m", "lt"
  };

  static GeneratedJson of(long seed) {
    return new Writer(new Random(seed)).write();
  }

  /** JSON Lines with some blank lines and any line ends; the last line may have none. */
  String lines(Random random) {
    StringBuilder text = new StringBuilder();
    for (String object : objects) {
      text.append(random.nextInt(5) == 0 ? "\n \r\n" : "").append(object);
      text.append(random.nextInt(3) == 0 ? "\r\n" : "\n");
    }
    boolean cut = text.length() > 0 && random.nextBoolean();
    return cut ? text.substring(0, text.length() - 1) : text.toString();
  }

  private static final class Writer {

    private final Random random;
    private final List<String> names = new ArrayList<>(List.of(NAMES));
    private final List<String> kinds = new ArrayList<>();
    private int duplicates;

    Writer(Random random) {
      this.random = random;
      Collections.shuffle(names, random);
      names.subList(1 + random.nextInt(5), names.size()).clear();
      names.forEach(name -> kinds.add(KINDS[random.nextInt(KINDS.length)]));
    }

    GeneratedJson write() {
      List<String> objects = new ArrayList<>();
      int count = random.nextInt(14);
      for (int i = 0; i < count; i++) {
        objects.add(object());
      }
      return new GeneratedJson(objects, duplicates);
    }

    private String object() {
      List<String> fields = new ArrayList<>();
      for (int c = 0; c < names.size(); c++) {
        int times = random.nextInt(9) == 0 ? 2 : random.nextInt(5) == 0 ? 0 : 1;
        duplicates += times == 2 ? 1 : 0;
        for (int i = 0; i < times; i++) {
          fields.add(
              "\"%s\"%s:%s%s".formatted(names.get(c), space(), space(), value(kinds.get(c), 3)));
        }
      }
      Collections.shuffle(fields, random);
      return space() + "{" + space() + String.join(space() + ",", fields) + "}" + space();
    }

    private String space() {
      return random.nextInt(6) == 0 ? " \t".substring(random.nextInt(2)) : "";
    }

    private String value(String kind, int depth) {
      if (random.nextInt(7) == 0) {
        return "null";
      }
      return switch (kind.charAt(random.nextInt(kind.length()))) {
        case 'l' -> Long.toString(random.nextLong() >> (11 + random.nextInt(53)));
        case 'd' -> Double.toString(random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20));
        case 'n' -> random.nextBoolean() ? "\"NaN\"" : "\"-Infinity\"";
        case 'b' -> Boolean.toString(random.nextBoolean());
        case 't' -> "\"" + TEXTS[random.nextInt(TEXTS.length)] + "\"";
        case 'o' -> "{" + nested("\"k%d\":" + space(), depth) + "}";
        case 'a' -> "[" + nested("", depth) + "]";
        default -> "null";
      };
    }

    private String nested(String prefix, int depth) {
      List<String> values = new ArrayList<>();
      int count = depth == 0 ? 0 : random.nextInt(4);
      for (int i = 0; i < count; i++) {
        values.add(prefix.formatted(i) + value("ldbtoa", depth - 1));
      }
      return space() + String.join("," + space(), values) + space();
    }
  }
}
