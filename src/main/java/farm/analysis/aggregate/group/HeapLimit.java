package farm.analysis.aggregate.group;

import farm.analysis.problem.DataException;
import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.lang.management.MemoryUsage;

/** Fails a run with a clear error before what it keeps exhausts the heap. */
public final class HeapLimit {

  /** The heap, in bytes, that chunks and tables in transit take. */
  private static final long ON_THE_WAY_BYTES = 100L << 20;

  /** The share of the remaining heap that may be kept, so that it has room to grow. */
  private static final double HEAP_SHARE = 0.65;

  /** The share of the heap that may be in use after a collection. */
  private static final double USED_SHARE = 0.75;

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
          "%s will soon take %,d MB, too much for a heap of %,d MB; %s"
              .formatted(kept, bytesSoon >> 20, heap >> 20, advice(otherwise)));
    }
  }

  /**
   * Checks that the heap has room, for steps that give the runner what it may keep.
   *
   * @param kept the words for it in the message, a sentence
   * @param otherwise the advice for a user who can't give more memory
   * @throws DataException if the heap is nearly full
   */
  public static void checkUse(String kept, String otherwise) {
    long heap = Runtime.getRuntime().maxMemory();
    long used = usedBytes();
    if (used > USED_SHARE * heap) {
      throw new DataException(
          "%s: %,d MB of a heap of %,d MB are in use; %s"
              .formatted(kept, used >> 20, heap >> 20, advice(otherwise)));
    }
  }

  private static String advice(String otherwise) {
    return "give it more memory (JAVA_OPTS=-Xmx…; on a cluster, to its workers), or " + otherwise;
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
