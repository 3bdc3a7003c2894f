package farm.analysis.load.input;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkReader.Rows;
import org.jspecify.annotations.Nullable;

/**
 * Fills the chunks of one range: decides when a chunk is full, and how large its builder starts. A
 * {@link RowCursor} of the format gives the rows.
 */
public final class ChunkFiller {

  /** An upper bound on the memory of a new text besides its chars, and of the text of a number. */
  private static final int NEW_TEXT_BYTES = 100;

  private final Schema schema;
  private final ChunkSize size;

  /** The expected number of rows in the next chunk. */
  private int rows;

  private boolean ended;

  /** A filler for the chunks of a range; assumes that each value takes a byte of input or more. */
  public ChunkFiller(Schema schema, ChunkSize size, InputRange range) {
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

  /**
   * Adds rows to an empty chunk until it is full or the rows end.
   *
   * @return null if there are no more rows
   */
  public <E extends Exception> @Nullable Rows fill(ChunkBuilder chunk, RowCursor<E> cursor)
      throws E {
    if (!advance(chunk, cursor)) {
      return null;
    }
    long firstRow = cursor.rowNumber();
    do {
      cursor.addTo(chunk);
    } while (!isFull(chunk) && advance(chunk, cursor));
    return new Rows(chunk, firstRow);
  }

  private <E extends Exception> boolean advance(ChunkBuilder chunk, RowCursor<E> cursor) throws E {
    ended = ended || !cursor.advance(rowsLeftIn(chunk));
    return !ended;
  }

  private boolean isFull(ChunkBuilder chunk) {
    boolean isFull = chunk.rowCount() >= size.maxRows() || chunk.byteSize() >= size.maxBytes();
    if (isFull) {
      rows = chunk.rowCount();
    }
    return isFull;
  }

  private int rowsLeftIn(ChunkBuilder chunk) {
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
