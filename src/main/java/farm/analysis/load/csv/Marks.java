package farm.analysis.load.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The places of all delimiters, quotes and line ends in a stretch of bytes, which are looked at
 * eight at a time, as one number (D. E. Knuth, TAOCP 4A, 7.1.3: zero bytes).
 */
final class Marks {

  /** The longest stretch: one whose places are still in the nearest cache when they are used. */
  static final int MOST_BYTES = 1 << 14;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long HIGH_BITS = 0x8080808080808080L;
  private static final long LOW_BITS = ~HIGH_BITS;

  private final long delimiters;
  private final long quotes;
  private final int[] places = new int[1 + MOST_BYTES];
  private int count;

  Marks(Dialect dialect) {
    delimiters = ONES * dialect.delimiter();
    quotes = dialect.quote() == Dialect.NONE ? delimiters : ONES * dialect.quote();
  }

  /** The places, in order, after one that stands for what is before the stretch. */
  int[] places() {
    return places;
  }

  /** How many places there are. */
  int count() {
    return count;
  }

  /** Forgets all places. */
  void clear() {
    count = 0;
  }

  /** Finds those from {@code from} to before {@code to}, at most {@link #MOST_BYTES} after it. */
  void find(byte[] bytes, int from, int to) {
    places[0] = from - 1;
    int found = 1;
    int at = from;
    for (; at + Long.BYTES <= to; at += Long.BYTES) {
      long marks = marks((long) LONGS.get(bytes, at));
      while (marks != 0) {
        places[found++] = at + (Long.numberOfTrailingZeros(marks) >>> 3);
        marks &= marks - 1;
      }
    }
    for (; at < to; at++) {
      if (marks(bytes[at] & 0xff) != 0) {
        places[found++] = at;
      }
    }
    count = found;
  }

  /** The highest bit of each byte that is a mark; one beyond ASCII is none. */
  private long marks(long bytes) {
    long low = bytes & LOW_BITS;
    long others =
        ((low ^ delimiters) + LOW_BITS)
            & ((low ^ quotes) + LOW_BITS)
            & ((low ^ (ONES * '\n')) + LOW_BITS)
            & ((low ^ (ONES * '\r')) + LOW_BITS);
    return ~(others | bytes) & HIGH_BITS;
  }
}
