package farm.analysis.cli;

import static java.util.stream.Collectors.joining;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Rows of cells in columns, as text; long cells are wrapped between words. */
final class WrappedTable {

  private static final int WIDTH = 100;
  private static final String GAP = "  ";

  private WrappedTable() {}

  /**
   * The rows as indented lines of at most 100 characters, unless a word is longer.
   *
   * @param rows rows with the same number of cells
   * @param widest the maximum widths of all columns but the last, which gets the rest of the line
   */
  static String of(List<List<String>> rows, int... widest) {
    int[] widths = new int[widest.length + 1];
    int rest = WIDTH;
    for (int c = 0; c < widest.length; c++) {
      int column = c;
      int longest = rows.stream().mapToInt(row -> row.get(column).length()).max().orElse(0);
      widths[c] = Math.min(longest, widest[c]);
      rest -= GAP.length() + widths[c];
    }
    widths[widest.length] = rest - GAP.length();
    return rows.stream().map(row -> lines(row, widths)).collect(joining());
  }

  private static String lines(List<String> row, int[] widths) {
    List<List<String>> cells =
        IntStream.range(0, widths.length).mapToObj(c -> wrapped(row.get(c), widths[c])).toList();
    int height = cells.stream().mapToInt(List::size).max().orElse(0);
    StringBuilder lines = new StringBuilder();
    for (int i = 0; i < height; i++) {
      StringBuilder line = new StringBuilder();
      for (int c = 0; c < widths.length; c++) {
        String part = i < cells.get(c).size() ? cells.get(c).get(i) : "";
        line.append(GAP).append(part).append(" ".repeat(Math.max(0, widths[c] - part.length())));
      }
      lines.append(line.toString().stripTrailing()).append('\n');
    }
    return lines.toString();
  }

  private static List<String> wrapped(String text, int width) {
    List<String> lines = new ArrayList<>();
    String line = "";
    for (String word : text.split(" ", -1)) {
      boolean fits = line.isEmpty() || line.length() + 1 + word.length() <= width;
      if (!fits) {
        lines.add(line);
      }
      line = fits && !line.isEmpty() ? line + " " + word : word;
    }
    lines.add(line);
    return lines;
  }
}
