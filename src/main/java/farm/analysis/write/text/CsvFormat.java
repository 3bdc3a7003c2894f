package farm.analysis.write.text;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;

/**
 * CSV as in RFC 4180: a header, a delimiter between fields, quotes around fields that need them. A
 * missing value is an empty field, empty text is {@code ""}. A double is the shortest decimal that
 * reads back as the same double.
 *
 * @param delimiter an ASCII character, neither a quote nor part of a line end
 */
record CsvFormat(char delimiter, LineEnd lineEnd) implements RowFormat {

  CsvFormat {
    if (delimiter == 0 || delimiter > 0x7f || "\"\r\n".indexOf(delimiter) >= 0) {
      String found =
          delimiter < ' '
              ? "control character %d".formatted((int) delimiter)
              : "'" + delimiter + "'";
      throw new IllegalArgumentException(
          "'delimiter' should be an ASCII character, not a quote or a line end, was " + found);
    }
  }

  /** Commas and CR LF. */
  CsvFormat() {
    this(',', LineEnd.CRLF);
  }

  @Override
  public void appendHeader(Schema schema, Utf8Text text) {
    for (int c = 0; c < schema.size(); c++) {
      appendDelimiter(c, text);
      appendField(schema.field(c).name(), text);
    }
    text.append(lineEnd.characters());
  }

  @Override
  public void appendRow(Chunk chunk, int row, Utf8Text text) {
    int position = chunk.position(row);
    for (int c = 0; c < chunk.schema().size(); c++) {
      appendDelimiter(c, text);
      if (!chunk.column(c).isMissing(position)) {
        appendValue(chunk.column(c), position, text);
      }
    }
    text.append(lineEnd.characters());
  }

  private void appendValue(Column column, int position, Utf8Text text) {
    if (column instanceof TextColumn texts) {
      appendField(texts.textAt(position), text);
    } else if (isPartOfNumbers(delimiter)) {
      Utf8Text number = new Utf8Text();
      RowFormat.appendPlain(column, position, number);
      appendField(number.toString(), text);
    } else {
      RowFormat.appendPlain(column, position, text);
    }
  }

  /** Returns true if numbers or booleans may contain the character, so that they need quotes. */
  private static boolean isPartOfNumbers(char c) {
    return c == '.' || c == '-' || Character.isLetterOrDigit(c);
  }

  private void appendDelimiter(int column, Utf8Text text) {
    if (column > 0) {
      text.append(delimiter);
    }
  }

  private void appendField(String field, Utf8Text text) {
    if (needsQuotes(field)) {
      text.append('"');
      text.append(field.replace("\"", "\"\""));
      text.append('"');
    } else {
      text.append(field);
    }
  }

  private boolean needsQuotes(String field) {
    for (int i = 0; i < field.length(); i++) {
      char c = field.charAt(i);
      if (c == delimiter || c == '"' || c == '\r' || c == '\n') {
        return true;
      }
    }
    return field.isEmpty();
  }
}
