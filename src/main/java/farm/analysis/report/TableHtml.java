package farm.analysis.report;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema.Field;
import farm.analysis.report.table.Table;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;

/** A table as plain HTML. End tags of rows and cells, which HTML doesn't need, are left out. */
final class TableHtml {

  private TableHtml() {}

  static void write(Table table, Appendable out) throws IOException {
    Chunk rows = table.rows();
    List<ColumnText> texts = new ArrayList<>();
    out.append("<table>\n<thead><tr>");
    for (int c = 0; c < rows.schema().size(); c++) {
      texts.add(ColumnText.of(rows, c, table.roles().get(c)));
      Field field = rows.schema().field(c);
      out.append(isNumber(field) ? "<th scope=col>" : "<th scope=col class=t>");
      HtmlText.append(field.name(), out);
    }
    out.append("</thead>\n<tbody>\n");
    for (int row = 0; row < rows.rowCount(); row++) {
      writeRow(rows, row, texts, out);
    }
    out.append("</tbody>\n</table>\n");
  }

  private static void writeRow(Chunk rows, int row, List<ColumnText> texts, Appendable out)
      throws IOException {
    out.append("<tr>");
    for (int c = 0; c < texts.size(); c++) {
      out.append(isNumber(rows.schema().field(c)) ? "<td>" : "<td class=t>");
      HtmlText.append(texts.get(c).of(rows.value(row, c)), out);
    }
    out.append('\n');
  }

  private static boolean isNumber(Field field) {
    return field.type() == ColumnType.LONG || field.type() == ColumnType.DOUBLE;
  }
}
