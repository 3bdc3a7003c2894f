package farm.analysis.load.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * The places of all delimiters, quotes and line ends in a stretch of bytes.
 *
 * <p>Eight bytes are looked at as one number (D. E. Knuth, TAOCP 4A, 7.1.3), and 64 make one word
 * of bits, out of which places are taken without a branch for each (G. Langdale and D. Lemire,
 * "Parsing gigabytes of JSON per second", VLDB Journal 28, 2019, §3.1).
 */
final class Marks {

  /** The longest stretch: one whose places are still in the nearest cache when they are used. */
  static final int MOST_BYTES = 1 << 14;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ONES = 0x0101010101010101L;
  private static final long LOW_BITS = 0x7f7f7f7f7f7f7f7fL;

  /** Moves the lowest bit of each byte to the highest byte, in their order. */
  private static final long GATHER = 0x0102040810204080L;

  private static final int WORD = Long.BYTES;
  private static final int BLOCK = Long.SIZE;

  /** So many places are taken at once, whether there are as many or not. */
  private static final int AT_ONCE = 8;

  private final long delimiters;
  private final long quotes;
  private final boolean[] marked = new boolean[256];
  private final int[] places = new int[1 + MOST_BYTES + BLOCK];
  private int count;

  Marks(Dialect dialect) {
    char delimiter = dialect.delimiter();
    char quote = dialect.quote() == Dialect.NONE ? delimiter : dialect.quote();
    delimiters = ONES * delimiter;
    quotes = ONES * quote;
    marked['\n'] = true;
    marked['\r'] = true;
    marked[delimiter] = true;
    marked[quote] = true;
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
    count = 1;
    int at = from;
    for (; at + BLOCK <= to; at += BLOCK) {
      long bits = 0;
      for (int word = 0; word < BLOCK; word += WORD) {
        bits |= marksOf((long) LONGS.get(bytes, at + word)) << word;
      }
      take(bits, at);
    }
    for (; at < to; at++) {
      if (marked[bytes[at] & 0xff]) {
        places[count++] = at;
      }
    }
  }

  /** A bit for each of eight bytes. A byte beyond ASCII is none, whatever its other bits are. */
  private long marksOf(long bytes) {
    long low = bytes & LOW_BITS;
    long others =
        ((low ^ delimiters) + LOW_BITS)
            & ((low ^ quotes) + LOW_BITS)
            & ((low ^ (ONES * '\n')) + LOW_BITS)
            & ((low ^ (ONES * '\r')) + LOW_BITS);
    return ((~(others | bytes) >>> 7 & ONES) * GATHER) >>> (Long.SIZE - WORD);
  }

  private void take(long bits, int at) {
    int next = count + Long.bitCount(bits);
    long left = bits;
    for (int to = count; to < next; to += AT_ONCE) {
      for (int i = 0; i < AT_ONCE; i++) {
        places[to + i] = at + Long.numberOfTrailingZeros(left);
        left &= left - 1;
      }
    }
    count = next;
  }
}
