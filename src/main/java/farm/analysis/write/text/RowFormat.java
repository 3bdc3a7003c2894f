package farm.analysis.write.text;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import farm.analysis.write.PartFormat;
import java.io.IOException;
import java.nio.channels.WritableByteChannel;

/** The format of rows as text. */
interface RowFormat extends PartFormat {

  /** The bytes of text to gather before they are written. */
  int BUFFER_BYTES = 1 << 16;

  /** Appends the header, if the format has one. */
  void appendHeader(Schema schema, Utf8Text text);

  /** Appends one row with its line end. */
  void appendRow(Chunk chunk, int row, Utf8Text text);

  /**
   * The maximum number of rows in the output; the others are left out. If there is a maximum, each
   * row is one line.
   */
  default long shownRows() {
    return Long.MAX_VALUE;
  }

  /**
   * Appends the end of the output, if the format has one.
   *
   * @param hiddenRows the number of rows left out
   */
  default void appendEnd(long hiddenRows, Utf8Text text) {}

  /** Appends a value as it is, without quotes or escapes. */
  static void appendPlain(Column column, int position, Utf8Text text) {
    switch (column.type()) {
      case LONG -> text.append(((LongColumn) column).longAt(position));
      case DOUBLE -> text.append(((DoubleColumn) column).doubleAt(position));
      case BOOLEAN -> text.append(Boolean.toString(((BooleanColumn) column).booleanAt(position)));
      case TEXT, JSON -> text.append(((TextColumn) column).textAt(position));
    }
  }

  /** Writes the rows as UTF-8, but no more than {@link #shownRows}. */
  @Override
  default void write(Chunk chunk, WritableByteChannel to) throws IOException {
    Utf8Text text = new Utf8Text();
    int count = (int) Math.min(chunk.rowCount(), shownRows());
    for (int row = 0; row < count; row++) {
      appendRow(chunk, row, text);
      if (text.length() >= BUFFER_BYTES || row == count - 1) {
        checkPairs(text, chunk);
        text.writeTo(to);
        text.clear();
      }
    }
  }

  private static void checkPairs(Utf8Text text, Chunk chunk) {
    if (text.hasHalfPair()) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold"
              .formatted(chunk.origin().input()));
    }
  }
}
