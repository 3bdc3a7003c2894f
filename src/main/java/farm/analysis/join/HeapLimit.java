package farm.analysis.join;

import farm.analysis.problem.DataException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/**
 * Fails a run with a clear error before a join exhausts the heap. A runner may keep the rows of
 * both inputs in the heap until all have been dealt out, as the DirectRunner does.
 */
final class HeapLimit {

  /** The heap, in bytes, that chunks in transit take. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the remaining heap that rows may take in memory. */
  private static final double HEAP_SHARE = 0.65;

  /** The share of the heap that may be in use after a collection while rows are dealt out. */
  private static final double USED_SHARE = 0.75;

  /** The memory of the index of a table for each row, in bytes, without texts. */
  private static final long INDEX_BYTES = 32;

  private static final String ADVICE =
      "give it more memory (JAVA_OPTS=-Xmx…; on a cluster, to its workers), choose fewer columns"
          + " with 'fields', or ";

  private HeapLimit() {}

  /**
   * Checks the rows of the table of a join so far.
   *
   * @throws DataException if the table is too large for the heap
   */
  static void check(TableJoin join, TablePiece rows) {
    long bytes = bytes(join.pairing(), rows);
    if (bytes > room()) {
      throw new DataException(
          ("%s: the join holds this input in memory, and its %,d rows so far take about %,d MB, too"
                  + " much for a heap of %,d MB; %sname a smaller input in 'broadcast'")
              .formatted(join.name(), rows.rowCount(), bytes >> 20, heap() >> 20, ADVICE));
    }
  }

  /**
   * Checks the rows of a range of keys.
   *
   * @throws DataException if they are too many for the heap
   */
  static void check(RangeJoin join, TablePiece left, TablePiece right) {
    long leftBytes = bytes(join.pairing(), left);
    long rightBytes = bytes(join.pairing(), right);
    if (leftBytes + rightBytes > room()) {
      throw new DataException(
          ("%s and %s: the rows of one range of keys take about %,d MB and %,d MB, too much for a"
                  + " heap of %,d MB; %sleave out keys that most rows have")
              .formatted(
                  join.left().name(),
                  join.right().name(),
                  leftBytes >> 20,
                  rightBytes >> 20,
                  heap() >> 20,
                  ADVICE));
    }
  }

  /**
   * Checks the heap while rows are dealt out to ranges.
   *
   * @throws DataException if it is nearly full
   */
  static void check(RangeJoin join) {
    long used = usedBytes();
    if (used > USED_SHARE * heap()) {
      throw new DataException(
          ("%s and %s are both large, and this run keeps the rows of both in memory: %,d MB of a"
                  + " heap of %,d MB are in use; %sname the smaller input in 'broadcast', which"
                  + " keeps only that one in memory")
              .formatted(join.left(), join.right(), used >> 20, heap() >> 20, ADVICE));
    }
  }

  /** The memory of rows while a table is made of them. */
  private static long bytes(Pairing pairing, TablePiece rows) {
    long keyBytes = (long) Long.BYTES * pairing.keys().size();
    return rows.encodedBytes()
        + 2 * rows.decodedBytes()
        + rows.rowCount() * (INDEX_BYTES + keyBytes);
  }

  private static long heap() {
    return Runtime.getRuntime().maxMemory();
  }

  private static double room() {
    return HEAP_SHARE * Math.max(heap() - ON_THE_WAY_BYTES, heap() / 4);
  }

  /** The bytes of the heap that were in use after its latest collections. */
  private static long usedBytes() {
    long used = 0;
    for (MemoryPoolMXBean pool : ManagementFactory.getMemoryPoolMXBeans()) {
      MemoryUsage usage = pool.getType() == MemoryType.HEAP ? pool.getCollectionUsage() : null;
      used += usage == null ? 0 : usage.getUsed();
    }
    return used;
  }
}
