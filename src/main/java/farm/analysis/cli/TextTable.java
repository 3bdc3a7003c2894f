package farm.analysis.cli;

import java.util.ArrayList;
import java.util.List;

/**
 * Rows of aligned cells, each followed by a free text. A row may have fewer cells than others; its
 * text then begins where its next cell would.
 */
final class TextTable {

  /** A text is left out if it would have to be cut to less than this. */
  private static final int LEAST_TEXT_COLUMNS = 20;

  private static final String INDENT = "  ";
  private static final String GAP = "  ";

  private final String alignments;
  private final int mostColumns;
  private final Terminal terminal;
  private final List<Row> rows = new ArrayList<>();

  private record Row(List<String> cells, String text) {}

  /**
   * A table without rows.
   *
   * @param alignments a letter for each column of cells: l for left, r for right
   * @param mostColumns the greatest width of a cell; a longer one is cut
   */
  TextTable(String alignments, int mostColumns, Terminal terminal) {
    this.alignments = alignments;
    this.mostColumns = mostColumns;
    this.terminal = terminal;
  }

  /** Adds a row. */
  void add(List<String> cells, String text) {
    rows.add(new Row(cells.stream().map(cell -> terminal.cut(cell, mostColumns)).toList(), text));
  }

  /** The rows as lines. */
  List<String> lines() {
    int[] widths = new int[alignments.length()];
    for (Row row : rows) {
      for (int c = 0; c < row.cells.size(); c++) {
        widths[c] = Math.max(widths[c], ShownText.width(row.cells.get(c)));
      }
    }
    return rows.stream().map(row -> line(row, widths)).toList();
  }

  private String line(Row row, int[] widths) {
    StringBuilder line = new StringBuilder(INDENT);
    for (int c = 0; c < row.cells.size(); c++) {
      String cell = row.cells.get(c);
      String padding = " ".repeat(widths[c] - ShownText.width(cell));
      line.append(alignments.charAt(c) == 'l' ? cell + padding : padding + cell).append(GAP);
    }
    int left = terminal.columns() - ShownText.width(line.toString());
    String text = terminal.cut(row.text, Math.max(left, 0));
    boolean isWorthwhile = text.equals(row.text) || left >= LEAST_TEXT_COLUMNS;
    return line.append(isWorthwhile ? text : "").toString().stripTrailing();
  }
}
