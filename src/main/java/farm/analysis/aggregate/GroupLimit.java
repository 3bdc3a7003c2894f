package farm.analysis.aggregate;

import farm.analysis.problem.DataException;

/** Ends a run with a clear error before too many groups end it with none. */
final class GroupLimit {

  /** What chunks and tables on their way take of the heap. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the rest that a merged table may take, so that it has room to grow. */
  private static final double HEAP_SHARE = 0.65;

  private GroupLimit() {}

  /**
   * Checks the number of all groups.
   *
   * @throws DataException if there are more than {@code most}
   */
  static void check(long groups, long most) {
    if (groups > most) {
      throw new DataException(
          ("there are more than %,d groups (max_groups); group by fewer columns, or by coarser"
                  + " values")
              .formatted(most));
    }
  }

  /**
   * Checks a table of merged groups.
   *
   * @throws DataException if there are more than {@code most}, or too many for the heap
   */
  static void check(GroupTable groups, long most) {
    check(groups.size(), most);
    long heap = Runtime.getRuntime().maxMemory();
    double room = HEAP_SHARE * Math.max(heap - ON_THE_WAY_BYTES, heap / 4);
    if (groups.byteSizeSoon() > room) {
      throw new DataException(
          ("about %,d groups so far will soon take %,d MB, too much for a heap of %,d MB; give it"
                  + " more (JAVA_OPTS=-Xmx…; on a cluster, its workers), or group by fewer columns or"
                  + " coarser values")
              .formatted(groups.size(), groups.byteSizeSoon() >> 20, heap >> 20));
    }
  }
}
