package farm.analysis.load.csv;

import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * Up to eight decimal digits at a time, as the bytes of one long, the first one lowest (after D.
 * Lemire, "Number parsing at a gigabyte per second", 2021, §6).
 */
final class Digits {

  /** The most that are read at a time. */
  static final int AT_ONCE = Long.BYTES;

  private static final VarHandle LONGS =
      MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);
  private static final long ZEROS = 0x3030303030303030L;

  /** Added to what isn't the value of a digit, it sets a byte's highest bit. */
  private static final long BEYOND_NINE = 0x7676767676767676L;

  private static final long HIGH_BITS = 0x8080808080808080L;

  private Digits() {}

  /** What the next eight bytes are as digits; beyond the array's end are none. */
  static long at(byte[] bytes, int place) {
    if (place + Long.BYTES <= bytes.length) {
      return (long) LONGS.get(bytes, place) ^ ZEROS;
    }
    long ahead = 0;
    for (int i = bytes.length - 1; i >= place; i--) {
      ahead = ahead << Byte.SIZE | (bytes[i] & 0xff);
    }
    return ahead ^ ZEROS;
  }

  /** How many of the eight, from the first on, are digits. */
  static int count(long digits) {
    return Long.numberOfTrailingZeros(others(digits)) >>> 3;
  }

  /** Whether the first {@code count} are digits. */
  static boolean are(long digits, int count) {
    return first(others(digits), count) == 0;
  }

  /** A bit for each that is no digit; those after the first such may be wrong. */
  private static long others(long digits) {
    return ((digits + BEYOND_NINE) | digits) & HIGH_BITS;
  }

  /** The number that the first {@code count} make: neighbours join to pairs, to fours, to eight. */
  static long number(long digits, int count) {
    long values = first(digits, count);
    long pairs = (values * 10 + (values >>> 8)) & 0x00ff00ff00ff00ffL;
    long fours = (pairs * 100 + (pairs >>> 16)) & 0x0000ffff0000ffffL;
    return (fours * 10_000 + (fours >>> 32)) & 0xffffffffL;
  }

  /** The first {@code count} bytes moved to the end, zeros before them; two halves, for none. */
  private static long first(long bytes, int count) {
    int half = (AT_ONCE - count) * (Byte.SIZE / 2);
    return bytes << half << half;
  }
}
