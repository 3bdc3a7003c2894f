package farm.analysis.report;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table as plain HTML. End tags of cells, which HTML doesn't need, are left out. */
final class TableHtml {

  private TableHtml() {}

  static void write(Table table, Appendable out) throws IOException {
    Chunk rows = table.rows();
    List<ColumnText> texts = new ArrayList<>();
    StringBuilder html = new StringBuilder("<table>\n<thead><tr>");
    for (int c = 0; c < rows.schema().size(); c++) {
      texts.add(ColumnText.of(rows, c, table.roles().get(c)));
      Field field = rows.schema().field(c);
      html.append(isNumber(field) ? "<th scope=col>" : "<th scope=col class=t>");
      HtmlText.append(field.name(), html);
    }
    html.append("</thead>\n<tbody>\n");
    for (int row = 0; row < rows.rowCount(); row++) {
      appendRow(rows, row, texts, html);
      out.append(html);
      html.setLength(0);
    }
    out.append(html).append("</tbody>\n</table>\n");
  }

  private static void appendRow(Chunk rows, int row, List<ColumnText> texts, StringBuilder html) {
    html.append("<tr>");
    for (int c = 0; c < texts.size(); c++) {
      html.append(isNumber(rows.schema().field(c)) ? "<td>" : "<td class=t>");
      HtmlText.append(texts.get(c).of(rows.value(row, c)), html);
    }
    html.append("</tr>\n");
  }

  private static boolean isNumber(Field field) {
    return field.type() == ColumnType.LONG || field.type() == ColumnType.DOUBLE;
  }
}
