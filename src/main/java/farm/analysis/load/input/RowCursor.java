package farm.analysis.load.input;

import farm.analysis.chunk.ChunkBuilder;

/**
 * Moves through the rows of one range, for a {@link ChunkFiller}.
 *
 * @param <E> the exception of a format that can't read on
 */
public interface RowCursor<E extends Exception> {

  /**
   * Moves to the next row that wasn't added. At the end of the range, it returns false and isn't
   * called again; a change to the input is an error then.
   *
   * @param most the number of rows that the chunk may still take, whatever their bytes
   */
  boolean advance(int most) throws E;

  /** The number of the current row as the input counts rows. */
  long rowNumber() throws E;

  /** Adds the current row, and those after it that the format reads with it and the chunk takes. */
  void addTo(ChunkBuilder chunk) throws E;
}
