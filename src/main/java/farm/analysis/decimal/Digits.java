package farm.analysis.decimal;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Up to eight decimal digits at a time, as the bytes of one long, the first one lowest (after D.
 * Lemire, "Number parsing at a gigabyte per second", 2021, §6).
 */
public final class Digits {

  /** The most that are read at a time. */
  public static final int AT_ONCE = Long.BYTES;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L;

  /** Added to what isn't the value of a digit, it sets a byte's highest bit. */
  private static final long BEYOND_NINE = 0x7676767676767676L;

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Digits() {}

  /** What the next eight bytes are as digits, in an array that goes on for so long. */
  public static long within(byte[] bytes, int place) {
    return (long) LONGS.get(bytes, place) ^ ZEROS;
  }

  /** What the next eight bytes are as digits; beyond the array's end are none. */
  public static long at(byte[] bytes, int place) {
    if (place + Long.BYTES <= bytes.length) {
      return within(bytes, place);
    }
    long ahead = 0;
    for (int i = bytes.length - 1; i >= place; i--) {
      ahead = ahead << Byte.SIZE | (bytes[i] & 0xff);
    }
    return ahead ^ ZEROS;
  }

  /** How many of the eight, from the first on, are digits. */
  public static int count(long digits) {
    return Long.numberOfTrailingZeros(others(digits)) >>> 3;
  }

  /** Whether the first {@code count} are digits. */
  public static boolean are(long digits, int count) {
    return first(others(digits), count) == 0;
  }

  /** A bit for each that is no digit; those after the first such may be wrong. */
  private static long others(long digits) {
    return ((digits + BEYOND_NINE) | digits) & HIGH_BITS;
  }

  /** The number that the first {@code count} make: neighbours join to pairs, then all pairs. */
  public static long number(long digits, int count) {
    long values = first(digits, count);
    return joined(values * 10 + (values >>> 8));
  }

  /**
   * Every other of eight bytes is a pair. Two methods, as no compiler leaves so short a one out.
   */
  private static long joined(long pairs) {
    long odd = pairs & 0x000000ff000000ffL;
    long even = (pairs >>> 16) & 0x000000ff000000ffL;
    return (odd * (100 + (1_000_000L << 32)) + even * (1 + (10_000L << 32))) >>> 32;
  }

  /** A number with {@code count} more digits after its own. */
  public static long followed(long number, long digits, int count) {
    return number * POWERS[count] + number(digits, count);
  }

  /** The first {@code count} bytes moved to the end, zeros before them; two halves, for none. */
  private static long first(long bytes, int count) {
    int half = (AT_ONCE - count) * (Byte.SIZE / 2);
    return bytes << half << half;
  }
}
