package farm.analysis.write.text;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;

/**
 * CSV as in RFC 4180: a header, commas between fields, CR LF at the end of lines, quotes around
 * fields that need them. A missing value is an empty field, and empty text is {@code ""}. A double
 * is the shortest decimal that reads back as the same double.
 */
final class CsvFormat implements RowFormat {

  private static final String LINE_END = "\r\n";

  @Override
  public void appendHeader(Schema schema, Utf8Text text) {
    for (int c = 0; c < schema.size(); c++) {
      appendSeparator(c, text);
      appendField(schema.field(c).name(), text);
    }
    text.append(LINE_END);
  }

  @Override
  public void appendRow(Chunk chunk, int row, Utf8Text text) {
    int position = chunk.position(row);
    for (int c = 0; c < chunk.schema().size(); c++) {
      appendSeparator(c, text);
      if (!chunk.column(c).isMissing(position)) {
        appendValue(chunk.column(c), position, text);
      }
    }
    text.append(LINE_END);
  }

  private static void appendSeparator(int column, Utf8Text text) {
    if (column > 0) {
      text.append(',');
    }
  }

  private static void appendValue(Column column, int position, Utf8Text text) {
    switch (column.type()) {
      case LONG -> text.append(((LongColumn) column).longAt(position));
      case DOUBLE -> text.append(((DoubleColumn) column).doubleAt(position));
      case BOOLEAN -> text.append(Boolean.toString(((BooleanColumn) column).booleanAt(position)));
      case TEXT, JSON -> appendField(((TextColumn) column).textAt(position), text);
    }
  }

  private static void appendField(String field, Utf8Text text) {
    if (needsQuotes(field)) {
      text.append('"');
      text.append(field.replace("\"", "\"\""));
      text.append('"');
    } else {
      text.append(field);
    }
  }

  private static boolean needsQuotes(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == ',' || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return field.isEmpty();
  }
}
