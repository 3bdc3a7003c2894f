package farm.analysis.write.text;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;

/**
 * A table in GitHub Flavored Markdown (spec 0.29, section 4.10), cut after some rows. Each row is
 * one line. Numbers are aligned to the right, a missing value is an empty cell. Markup in names and
 * texts is escaped, so that they are shown as they are.
 *
 * @param shownRows the maximum number of rows, at least 1
 */
record MarkdownFormat(long shownRows) implements RowFormat {

  MarkdownFormat {
    if (shownRows < 1) {
      throw new IllegalArgumentException("'max_rows' should be at least 1, was " + shownRows);
    }
  }

  @Override
  public void appendHeader(Schema schema, Utf8Text text) {
    for (Schema.Field field : schema.fields()) {
      text.append("| %s ".formatted(MarkdownText.escaped(field.name())));
    }
    text.append("|\n");
    for (Schema.Field field : schema.fields()) {
      text.append(isNumber(field.type()) ? "| --: " : "| --- ");
    }
    text.append("|\n");
  }

  private static boolean isNumber(ColumnType type) {
    return type == ColumnType.LONG || type == ColumnType.DOUBLE;
  }

  @Override
  public void appendRow(Chunk chunk, int row, Utf8Text text) {
    int position = chunk.position(row);
    for (int c = 0; c < chunk.schema().size(); c++) {
      text.append("| ");
      if (!chunk.column(c).isMissing(position)) {
        appendValue(chunk.column(c), position, text);
      }
      text.append(' ');
    }
    text.append("|\n");
  }

  private static void appendValue(Column column, int position, Utf8Text text) {
    if (column instanceof TextColumn texts) {
      text.append(MarkdownText.escaped(texts.textAt(position)));
    } else {
      RowFormat.appendPlain(column, position, text);
    }
  }

  /** Appends the number of hidden rows, after the blank line that ends a table. */
  @Override
  public void appendEnd(long hiddenRows, Utf8Text text) {
    if (hiddenRows > 0) {
      text.append("\nand %,d more row%s\n".formatted(hiddenRows, hiddenRows == 1 ? "" : "s"));
    }
  }
}
