package farm.analysis.write;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.DataException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.WritableByteChannel;
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
    String rows = text.toString();
    for (int i = 0; i < rows.length(); i++) {
      if (Character.isSurrogate(rows.charAt(i))) {
        checkPairs(rows, chunk);
        break;
      }
    }
    ByteBuffer bytes = ByteBuffer.wrap(rows.getBytes(StandardCharsets.UTF_8));
    while (bytes.hasRemaining()) {
      to.write(bytes);
    }
  }

  private static void checkPairs(String rows, Chunk chunk) {
    if (!StandardCharsets.UTF_8.newEncoder().canEncode(rows)) {
      throw new DataException(
          "%s: a text has half a surrogate pair, which UTF-8 can't hold"
              .formatted(chunk.origin().input()));
    }
  }
}
