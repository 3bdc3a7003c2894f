package farm.analysis.load.csv;

import java.util.Random;

/**
 * The text of a CSV file of random rows, with quotes and with line ends of all kinds in and between
 * records.
 */
final class GeneratedCsv {

  private static final String[] PIECES = {
    "a",
    "\"",
    "\"\"",
    "\n",
    "\r",
    "\r\n",
    ",",
    "#",
    "12",
    "Grüße 🐑",
    " ",
    "x\"y",
    "\n,\n",
    "\uFEFF"
  };
  private static final String[] PLAIN = {"", "", "a", "12", "-0.5", "x\"y", "a#b", "é", "true"};
  private static final String[] LINE_ENDS = {"\n", "\r\n", "\r"};

  private final Random random;
  private final StringBuilder text = new StringBuilder();

  private GeneratedCsv(long seed) {
    this.random = new Random(seed);
  }

  /** A file of {@code width} columns without a header; it depends on the seed alone. */
  static String of(long seed, int width, boolean comments) {
    GeneratedCsv csv = new GeneratedCsv(seed);
    if (csv.random.nextInt(4) == 0) {
      csv.text.append('\uFEFF');
    }
    csv.records(width, comments);
    return csv.text.toString();
  }

  private void records(int width, boolean comments) {
    int rows = 1 + random.nextInt(20);
    for (int row = 0; row < rows; row++) {
      if (comments && random.nextInt(4) == 0) {
        text.append("# a \"comment\", \"one").append(lineEnd());
      }
      if (width > 1 && random.nextInt(6) == 0) {
        text.append(lineEnd());
      }
      for (int column = 0; column < width; column++) {
        text.append(column == 0 ? "" : ",").append(field());
      }
      text.append(row == rows - 1 && random.nextBoolean() ? "" : lineEnd());
    }
  }

  private String field() {
    if (random.nextInt(3) > 0) {
      return PLAIN[random.nextInt(PLAIN.length)];
    }
    StringBuilder field = new StringBuilder("\"");
    for (int piece = random.nextInt(4); piece > 0; piece--) {
      field.append(PIECES[random.nextInt(PIECES.length)].replace("\"", "\"\""));
    }
    return field.append('"').toString();
  }

  private String lineEnd() {
    return LINE_ENDS[random.nextInt(LINE_ENDS.length)];
  }
}
