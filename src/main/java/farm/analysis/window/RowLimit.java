package farm.analysis.window;

import farm.analysis.aggregate.group.HeapLimit;
import farm.analysis.chunk.Chunk;
import farm.analysis.problem.DataException;
import java.io.Serializable;

/**
 * The limit of the rows that are kept in memory.
 *
 * @param maxRows the largest number of rows; its option is {@code max_rows}
 * @param newColumns the number of columns that are computed for the rows
 * @param otherwise the advice for a user who can't give more memory
 */
record RowLimit(long maxRows, int newColumns, String otherwise) implements Serializable {

  /** The bytes that ordering a row takes. */
  private static final int ORDER_BYTES = 16;

  /** The bytes that a value of a new column takes, and its bit among the missing ones. */
  private static final int NEW_BYTES = 9;

  /** Begins to count rows. */
  Count begin() {
    return new Count();
  }

  /** The rows kept so far. Ordering them takes as much memory again. */
  final class Count {

    private long rows;
    private long bytes;

    private Count() {}

    /**
     * Counts the rows of a chunk.
     *
     * @throws DataException if there are too many rows, or soon too many for the heap
     */
    void add(Chunk chunk) {
      rows += chunk.rowCount();
      bytes += chunk.byteSize();
      if (rows > maxRows) {
        throw new DataException(
            "there are more than %,d rows to keep in memory, the limit max_rows; raise it, or %s"
                .formatted(maxRows, otherwise));
      }
      HeapLimit.check(
          "the %,d rows so far".formatted(rows),
          2 * bytes + (ORDER_BYTES + (long) NEW_BYTES * newColumns) * rows,
          otherwise);
    }
  }
}
