package farm.analysis.load.json.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Words of eight bytes, as numbers whose lowest byte comes first (L. Lamport, "Multiple byte
 * processing with full-word instructions", CACM 18/8, 1975).
 */
final class Words {

  /** The highest bit of each byte. */
  static final long HIGH_BITS = 0x8080808080808080L;

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long QUOTES = '"' * LOW_BITS;
  private static final long BACKSLASHES = '\\' * LOW_BITS;
  private static final long SPACES = ' ' * LOW_BITS;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final VarHandle INTS =
      MethodHandles.byteArrayViewVarHandle(int[].class, ByteOrder.LITTLE_ENDIAN);

  private Words() {}

  static long at(byte[] bytes, int at) {
    return (long) LONGS.get(bytes, at);
  }

  static int fourAt(byte[] bytes, int at) {
    return (int) INTS.get(bytes, at);
  }

  /** Four ASCII characters in the form of {@link #fourAt}. */
  static int four(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  /**
   * Marks the bytes of a JSON string that need a closer look: quotes, backslashes, control
   * characters and bytes beyond ASCII. The first mark is right; later ones may be wrong.
   */
  static long specials(long word) {
    long quotes = (word ^ QUOTES) - LOW_BITS;
    long backslashes = (word ^ BACKSLASHES) - LOW_BITS;
    return (quotes | backslashes | (word - SPACES) | word) & HIGH_BITS;
  }

  /** The index of the first marked byte. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
