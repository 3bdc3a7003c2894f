package farm.analysis.join;

import farm.analysis.problem.DataException;

/** Fails a run with a clear error before the table of a join exhausts the heap. */
final class TableLimit {

  /** The heap, in bytes, that chunks in transit take. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the remaining heap that a table may take while it is made. */
  private static final double HEAP_SHARE = 0.65;

  /** The memory of the index for each row, in bytes, without its texts and the words of keys. */
  private static final long INDEX_BYTES = 32;

  private TableLimit() {}

  /**
   * Checks a table that has these rows so far.
   *
   * @throws DataException if the table is too large for the heap
   */
  static void check(TableJoin join, TablePiece rows) {
    long heap = Runtime.getRuntime().maxMemory();
    double room = HEAP_SHARE * Math.max(heap - ON_THE_WAY_BYTES, heap / 4);
    long keyBytes = (long) Long.BYTES * join.pairing().keys().size();
    long bytes =
        rows.encodedBytes() + 2 * rows.decodedBytes() + rows.rowCount() * (INDEX_BYTES + keyBytes);
    if (bytes > room) {
      throw new DataException(
          ("%s: the join holds this input in memory, and its %,d rows so far take about %,d MB,"
                  + " too much for a heap of %,d MB; give it more memory (JAVA_OPTS=-Xmx…; on a"
                  + " cluster, to its workers), choose fewer columns with 'fields', or name a"
                  + " smaller input in 'broadcast'")
              .formatted(join.name(), rows.rowCount(), bytes >> 20, heap >> 20));
    }
  }
}
