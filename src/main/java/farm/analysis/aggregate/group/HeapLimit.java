package farm.analysis.aggregate.group;

import farm.analysis.problem.DataException;

/** Fails a run with a clear error before what it keeps exhausts the heap. */
public final class HeapLimit {

  /** The heap, in bytes, that chunks and tables in transit take. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the remaining heap that may be kept, so that it has room to grow. */
  private static final double HEAP_SHARE = 0.65;

  private HeapLimit() {}

  /**
   * Checks that what is kept fits in the heap.
   *
   * @param kept the words for it in the message: {@code about 70 groups so far}
   * @param bytesSoon the bytes that it will soon take
   * @param otherwise the advice for a user who can't give more memory
   * @throws DataException if it doesn't fit
   */
  public static void check(String kept, long bytesSoon, String otherwise) {
    long heap = Runtime.getRuntime().maxMemory();
    double room = HEAP_SHARE * Math.max(heap - ON_THE_WAY_BYTES, heap / 4);
    if (bytesSoon > room) {
      throw new DataException(
          ("%s will soon take %,d MB, too much for a heap of %,d MB; give it more memory"
                  + " (JAVA_OPTS=-Xmx…; on a cluster, to its workers), or %s")
              .formatted(kept, bytesSoon >> 20, heap >> 20, otherwise));
    }
  }
}
