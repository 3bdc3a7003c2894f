package farm.analysis.aggregate;

import farm.analysis.problem.DataException;

/** Ends a run with a clear error before too many groups end it with none. */
final class GroupLimit {

  /** What chunks and tables on their way take of the heap. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** What merged tables may take of the rest, so that there is room for them to grow. */
  private static final double HEAP_SHARE = 0.65;

  /** How unevenly hashing may deal groups out to shards without being noticed. */
  private static final long SLACK = 1000;

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
   * Checks one of several shards that have about as many groups each.
   *
   * @throws DataException if all together have more than {@code most}, or too many for the heap
   */
  static void checkShard(GroupTable shard, int shards, long most) {
    if (shard.size() > most / shards + most / 100 + SLACK) {
      check(most + 1, most);
    }
    long heap = Runtime.getRuntime().maxMemory();
    double room = HEAP_SHARE * Math.max(heap - ON_THE_WAY_BYTES, heap / 4);
    if (shard.byteSizeSoon() * shards > room) {
      throw new DataException(
          ("about %,d groups so far will soon take %,d MB, too much for a heap of %,d MB; give it"
                  + " more (JAVA_OPTS=-Xmx…; on a cluster, its workers), or group by fewer columns or"
                  + " coarser values")
              .formatted(
                  (long) shard.size() * shards, (shard.byteSizeSoon() * shards) >> 20, heap >> 20));
    }
  }
}
