package farm.analysis.write.text;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
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

  /** Writes the rows as UTF-8. */
  @Override
  default void write(Chunk chunk, WritableByteChannel to) throws IOException {
    Utf8Text text = new Utf8Text();
    for (int row = 0; row < chunk.rowCount(); row++) {
      appendRow(chunk, row, text);
      if (text.length() >= BUFFER_BYTES || row == chunk.rowCount() - 1) {
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
