package farm.analysis.load.input;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;

/** Decides when a chunk of a range is full, and how much room its builder has at first. */
public final class ChunkCapacity {

  /** An upper bound on the memory of a new text besides its chars, and of the text of a number. */
  private static final int NEW_TEXT_BYTES = 100;

  private final Schema schema;
  private final ChunkSize size;

  /** The expected number of rows in the next chunk. */
  private int rows;

  /**
   * Creates the capacity for the chunks of a range. Each value is assumed to take at least one byte
   * of input.
   */
  public ChunkCapacity(Schema schema, ChunkSize size, InputRange range) {
    this.schema = schema;
    this.size = size;
    long rowBytes =
        Math.max(1, schema.fields().stream().mapToLong(field -> field.type().valueBytes()).sum());
    long most = range.bytes() / Math.max(1, schema.size()) + 1;
    long full = (ChunkSize.DEFAULT.maxBytes() - 1) / rowBytes + 1;
    this.rows = (int) Math.min(most, Math.min(size.maxRows(), full));
  }

  /** A builder for the next chunk. */
  public ChunkBuilder next() {
    return new ChunkBuilder(schema, rows);
  }

  /** Returns true if the chunk isn't full. */
  public boolean isLeftIn(ChunkBuilder chunk) {
    boolean isLeft = chunk.rowCount() < size.maxRows() && chunk.byteSize() < size.maxBytes();
    if (!isLeft) {
      rows = chunk.rowCount();
    }
    return isLeft;
  }

  /** The number of rows that the chunk may still take, regardless of their bytes. */
  public int rowsLeftIn(ChunkBuilder chunk) {
    return size.maxRows() - chunk.rowCount();
  }

  /**
   * The number of rows that can be added before the chunk might be full; at least one.
   *
   * @param texts the number of texts in a row
   * @param inputBytes the bytes of input of the largest of these rows
   */
  public long rowsThatFit(ChunkBuilder chunk, long texts, long inputBytes) {
    long rowBytes = chunk.rowBytes() + (texts == 0 ? 0 : texts * NEW_TEXT_BYTES + 2 * inputBytes);
    long bytes = size.maxBytes() - chunk.byteSize();
    long fitting = rowBytes == 0 ? Long.MAX_VALUE : (bytes - 1) / rowBytes + 1;
    return Math.max(1, Math.min(rowsLeftIn(chunk), fitting));
  }
}
