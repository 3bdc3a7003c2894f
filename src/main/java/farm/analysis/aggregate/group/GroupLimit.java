package farm.analysis.aggregate.group;

import farm.analysis.problem.DataException;

/** Fails a run with a clear error before too many groups exhaust the heap. */
final class GroupLimit {

  /** The heap, in bytes, that chunks and tables in transit take. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the remaining heap that a merged table may take, so that it has room to grow. */
  private static final double HEAP_SHARE = 0.65;

  private GroupLimit() {}

  /**
   * Checks the number of all groups.
   *
   * @throws DataException if there are more than {@code most} groups
   */
  static void check(long groups, long most) {
    if (groups > most) {
      throw new DataException(
          ("there are more than %,d groups, the limit max_groups; group by fewer columns or by"
                  + " coarser values")
              .formatted(most));
    }
  }

  /**
   * Checks a table of merged groups.
   *
   * @throws DataException if there are more than {@code most} groups, or soon too many for the heap
   */
  static void check(GroupTable groups, long most) {
    check(groups.size(), most);
    long heap = Runtime.getRuntime().maxMemory();
    double room = HEAP_SHARE * Math.max(heap - ON_THE_WAY_BYTES, heap / 4);
    if (groups.byteSizeSoon() > room) {
      throw new DataException(
          ("about %,d groups so far will soon take %,d MB, too much for a heap of %,d MB; give it"
                  + " more memory (JAVA_OPTS=-Xmx…; on a cluster, to its workers), or group by"
                  + " fewer columns or by coarser values")
              .formatted(groups.size(), groups.byteSizeSoon() >> 20, heap >> 20));
    }
  }
}
