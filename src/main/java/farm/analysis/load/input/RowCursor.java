package farm.analysis.load.input;

import farm.analysis.chunk.ChunkBuilder;

/**
 * Moves through the rows of one range, for a {@link ChunkFiller}.
 *
 * @param <E> the exception of a format that can't read on
 */
public interface RowCursor<E extends Exception> {

  /**
   * Moves to the row after those added. At the end of the range, it returns false and isn't called
   * again; if the input has changed by then, it throws.
   *
   * @param most the number of rows that the chunk may still take, whatever their bytes
   */
  boolean advance(int most) throws E;

  /** The number of the current row as the input counts rows. */
  long rowNumber() throws E;

  /**
   * Adds the current row, and further rows if the format reads several at once and the chunk has
   * room.
   */
  void addTo(ChunkBuilder chunk) throws E;
}
