package farm.analysis.load;

import java.io.Serializable;

/**
 * When a chunk is full.
 *
 * @param maxRows at most so many rows
 * @param maxBytes no further row once the chunk takes so many bytes of memory
 */
public record ChunkSize(int maxRows, long maxBytes) implements Serializable {

  /**
   * As many rows as take about 256 kB, at most 65 536: what is made of them is still in a cache.
   */
  public static final ChunkSize DEFAULT = new ChunkSize(1 << 16, 1 << 18);

  /** The most rows a user can ask for in a chunk. */
  public static final int MOST_ROWS = 10_000_000;

  /**
   * Exactly so many rows, whatever they take; the last chunk of a range may be shorter.
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
