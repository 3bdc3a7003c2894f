package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.channels.WritableByteChannel;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;

/** How rows are written as text. */
interface RowFormat extends PartFormat {

  /** So much text is gathered before it is written. */
  int BUFFER_CHARS = 1 << 16;

  /** Adds what stands before the first row. */
  void appendHeader(Schema schema, StringBuilder text);

  /** Adds one row, with its end of line. */
  void appendRow(Chunk chunk, int row, StringBuilder text);

  /** Writes the rows as UTF-8. */
  @Override
  default void write(Chunk chunk, WritableByteChannel to) throws IOException {
    StringBuilder text = new StringBuilder();
    for (int row = 0; row < chunk.rowCount(); row++) {
      appendRow(chunk, row, text);
      if (text.length() >= BUFFER_CHARS || row == chunk.rowCount() - 1) {
        writeText(text, chunk, to);
        text.setLength(0);
      }
    }
  }

  private static void writeText(StringBuilder text, Chunk chunk, WritableByteChannel to)
      throws IOException {
    try {
      ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
      while (bytes.hasRemaining()) {
        to.write(bytes);
      }
    } catch (CharacterCodingException e) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold"
              .formatted(chunk.origin().input()),
          e);
    }
  }
}
