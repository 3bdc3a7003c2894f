package farm.analysis.load;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;

/** How large the chunks of one range get, and how much room to make for each at first. */
public final class ChunkRoom {

  /** More than a new text takes in memory beside its chars, and than the text of a number takes. */
  private static final int NEW_TEXT_BYTES = 100;

  private final Schema schema;
  private final ChunkSize size;

  /** How many rows the next chunk probably has. */
  private int rows;

  /** The room of the chunks of a range, of which each value takes a byte of input at least. */
  public ChunkRoom(Schema schema, ChunkSize size, InputRange range) {
    this.schema = schema;
    this.size = size;
    long rowBytes =
        Math.max(1, schema.fields().stream().mapToLong(field -> field.type().valueBytes()).sum());
    long most = range.bytes() / Math.max(1, schema.size()) + 1;
    long full = (ChunkSize.DEFAULT.maxBytes() - 1) / rowBytes + 1;
    this.rows = (int) Math.min(most, Math.min(size.maxRows(), full));
  }

  /** A builder of the next chunk. */
  public ChunkBuilder next() {
    return new ChunkBuilder(schema, rows);
  }

  /** Whether a chunk isn't full. */
  public boolean isLeftIn(ChunkBuilder chunk) {
    boolean isLeft = chunk.rowCount() < size.maxRows() && chunk.byteSize() < size.maxBytes();
    if (!isLeft) {
      rows = chunk.rowCount();
    }
    return isLeft;
  }

  /** How many rows a chunk may have more, whatever they take. */
  public int rowsLeftIn(ChunkBuilder chunk) {
    return size.maxRows() - chunk.rowCount();
  }

  /**
   * So many further rows can be added before a chunk might be full; at least one.
   *
   * @param texts how many texts a row has
   * @param inputBytes the most bytes that one of them takes in the input
   */
  public long rowsThatFit(ChunkBuilder chunk, long texts, long inputBytes) {
    long rowBytes = chunk.rowBytes() + (texts == 0 ? 0 : texts * NEW_TEXT_BYTES + 2 * inputBytes);
    long bytes = size.maxBytes() - chunk.byteSize();
    long fitting = rowBytes == 0 ? Long.MAX_VALUE : (bytes - 1) / rowBytes + 1;
    return Math.max(1, Math.min(rowsLeftIn(chunk), fitting));
  }
}
