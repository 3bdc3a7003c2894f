package farm.analysis.load.json.plain;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Bytes by eight, as numbers whose lowest byte comes first (L. Lamport, "Multiple byte processing
 * with full-word instructions", CACM 18/8, 1975).
 */
final class Words {

  /** The highest bit of each byte. */
  static final long HIGH_BITS = 0x8080808080808080L;

  private static final long LOW_BITS = 0x0101010101010101L;
  private static final long QUOTES = '"' * LOW_BITS;
  private static final long BACKSLASHES = '\\' * LOW_BITS;
  private static final long SPACES = ' ' * LOW_BITS;
  private static final long ZEROS = '0' * LOW_BITS;
  private static final long ABOVE_NINE = (0x80 - 10) * LOW_BITS;

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

  /** Four ASCII characters as {@link #fourAt} gives them. */
  static int four(String text) {
    return text.charAt(0) | text.charAt(1) << 8 | text.charAt(2) << 16 | text.charAt(3) << 24;
  }

  /**
   * Marks the bytes at which more must be looked at in a JSON string: quotes, backslashes, control
   * characters and what isn't ASCII. The first mark is right, others may be wrong.
   */
  static long specials(long word) {
    long quotes = (word ^ QUOTES) - LOW_BITS;
    long backslashes = (word ^ BACKSLASHES) - LOW_BITS;
    return (quotes | backslashes | (word - SPACES) | word) & HIGH_BITS;
  }

  /** The bytes of a word less '0': decimal digits are then 0 to 9, what else there is more. */
  static long digits(long word) {
    return word ^ ZEROS;
  }

  /**
   * Marks the bytes that are no digits in what {@link #digits} gives. The first mark is right,
   * others may be wrong.
   */
  static long others(long digits) {
    return ((digits + ABOVE_NINE) | digits) & HIGH_BITS;
  }

  /** The number of the first {@code count} digits, from 1 to 8, of what {@link #digits} gives. */
  static long number(long digits, int count) {
    long eight = digits << (Long.SIZE - count * Byte.SIZE);
    long pairs = eight * 10 + (eight >>> 8);
    long hundreds = pairs & 0x000000ff000000ffL;
    long ones = (pairs >>> 16) & 0x000000ff000000ffL;
    return (hundreds * (100 + (1_000_000L << 32)) + ones * (1 + (10_000L << 32))) >>> 32;
  }

  /** Which byte is the first marked one. */
  static int first(long marks) {
    return Long.numberOfTrailingZeros(marks) >>> 3;
  }
}
