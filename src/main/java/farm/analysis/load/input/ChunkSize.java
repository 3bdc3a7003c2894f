package farm.analysis.load.input;

import java.io.Serializable;

/**
 * The size at which a chunk is full.
 *
 * @param maxRows the number of rows at which it is full
 * @param maxBytes the bytes of memory at which it is full; its last row may go beyond them
 */
public record ChunkSize(int maxRows, long maxBytes) implements Serializable {

  /** About 256 kB and at most 65 536 rows: columns made from such a chunk are still in a cache. */
  public static final ChunkSize DEFAULT = new ChunkSize(1 << 16, 1 << 18);

  /** The largest chunk size, in rows, that a user can ask for. */
  public static final int MOST_ROWS = 10_000_000;

  /**
   * Exactly {@code rows} rows, whatever memory they take; the last chunk of a range may be shorter.
   *
   * @throws IllegalArgumentException if not from 1 to {@link #MOST_ROWS}
   */
  public static ChunkSize rows(int rows) {
    if (rows < 1 || rows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "'chunk_size' should be from 1 to %d rows, was %d".formatted(MOST_ROWS, rows));
    }
    return new ChunkSize(rows, Long.MAX_VALUE);
  }
}
