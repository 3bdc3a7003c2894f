package farm.analysis.write.text;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.io.JsonStringEncoder;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import java.io.IOException;

/**
 * JSON Lines: one object per line, its keys in the order of the columns. A missing value is null.
 * NaN and infinities, which JSON numbers can't express, are the strings {@code "NaN"}, {@code
 * "Infinity"} and {@code "-Infinity"}. Values of JSON columns are written unchanged, but on one
 * line.
 */
final class JsonFormat implements RowFormat {

  private static final JsonFactory JSON = new JsonFactory();
  private static final JsonStringEncoder ENCODER = JsonStringEncoder.getInstance();

  @Override
  public void appendHeader(Schema schema, Utf8Text text) {}

  @Override
  public void appendRow(Chunk chunk, int row, Utf8Text text) {
    int position = chunk.position(row);
    text.append('{');
    for (int c = 0; c < chunk.schema().size(); c++) {
      if (c > 0) {
        text.append(',');
      }
      appendString(chunk.schema().field(c).name(), text);
      text.append(':');
      if (chunk.column(c).isMissing(position)) {
        text.append("null");
      } else if (chunk.column(c).type() == ColumnType.JSON) {
        text.append(checkedJson(chunk, row, c));
      } else {
        appendValue(chunk.column(c), position, text);
      }
    }
    text.append("}\n");
  }

  private static void appendValue(Column column, int position, Utf8Text text) {
    switch (column.type()) {
      case LONG -> text.append(((LongColumn) column).longAt(position));
      case DOUBLE -> appendDouble(((DoubleColumn) column).doubleAt(position), text);
      case BOOLEAN -> text.append(Boolean.toString(((BooleanColumn) column).booleanAt(position)));
      case TEXT, JSON -> appendString(((TextColumn) column).textAt(position), text);
    }
  }

  private static void appendDouble(double value, Utf8Text text) {
    if (Double.isFinite(value)) {
      text.append(value);
    } else {
      text.append('"');
      text.append(value);
      text.append('"');
    }
  }

  private static void appendString(String value, Utf8Text text) {
    text.append('"');
    if (needsEscapes(value)) {
      StringBuilder escaped = new StringBuilder();
      ENCODER.quoteAsString(value, escaped);
      text.append(escaped.toString());
    } else {
      text.append(value);
    }
    text.append('"');
  }

  private static boolean needsEscapes(String value) {
    for (int i = 0; i < value.length(); i++) {
      char c = value.charAt(i);
      if (c < ' ' || c == '"' || c == '\\') {
        return true;
      }
    }
    return false;
  }

  /**
   * The JSON text on one line. Well-formed JSON has line breaks only between tokens, where a space
   * means the same.
   */
  private static String checkedJson(Chunk chunk, int row, int column) {
    String json = ((TextColumn) chunk.column(column)).textAt(chunk.position(row));
    try (JsonParser parser = JSON.createParser(json)) {
      int values = 0;
      while (parser.nextToken() != null) {
        parser.skipChildren();
        values++;
      }
      if (values != 1) {
        throw new IOException(values == 0 ? "nothing there" : "more than one value");
      }
      return json.replace('\n', ' ').replace('\r', ' ');
    } catch (IOException e) {
      String name = chunk.schema().field(column).name();
      throw new DataException(
          "%s: column '%s' should be JSON, was '%s'; read it as text with schema: {%s: text}"
              .formatted(chunk.origin().input(), name, start(json), name),
          e);
    }
  }

  private static String start(String text) {
    return text.length() > 60 ? text.substring(0, 60) + "…" : text;
  }
}
