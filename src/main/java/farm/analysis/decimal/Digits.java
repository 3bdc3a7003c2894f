package farm.analysis.decimal;

/**
 * Up to eight decimal digits at a time, as the bytes of one long with the first digit lowest (after
 * D. Lemire, "Number parsing at a gigabyte per second", 2021, §6).
 */
public final class Digits {

  /** The maximum number of digits read at a time. */
  public static final int AT_ONCE = Long.BYTES;

  private static final long[] POWERS = {
    1, 10, 100, 1_000, 10_000, 100_000, 1_000_000, 10_000_000, 100_000_000
  };

  private static final long ZEROS = 0x3030303030303030L;

  /**
   * Added to a byte from 10 to 127, it sets the byte's highest bit; it is already set in larger
   * bytes.
   */
  private static final long BEYOND_NINE = 0x7676767676767676L;

  private Digits() {}

  /** The next eight bytes as digit values; the array must have all eight. */
  public static long within(byte[] bytes, int place) {
    return ByteWords.at(bytes, place) ^ ZEROS;
  }

  /** The next eight bytes as digit values; bytes beyond the array's end are not digits. */
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

  /** The number of leading bytes that are digits, from 0 to 8. */
  public static int count(long digits) {
    return Long.numberOfTrailingZeros(others(digits)) >>> 3;
  }

  /** Returns true if the first {@code count} bytes are digits. */
  public static boolean are(long digits, int count) {
    return first(others(digits), count) == 0;
  }

  /**
   * The highest bit of each byte that isn't a digit; bits after the first such byte may be wrong.
   */
  private static long others(long digits) {
    return ((digits + BEYOND_NINE) | digits) & ByteWords.HIGH_BITS;
  }

  /**
   * The number that the first {@code count} digits make: neighbours are joined into pairs, then the
   * pairs into one number.
   */
  public static long number(long digits, int count) {
    long values = first(digits, count);
    return joined(values * 10 + (values >>> 8));
  }

  /**
   * Joins four pairs, one in every other byte. A separate method, because the JIT compiler inlines
   * every method as short as these two.
   */
  private static long joined(long pairs) {
    long odd = pairs & 0x000000ff000000ffL;
    long even = (pairs >>> 16) & 0x000000ff000000ffL;
    return (odd * (100 + (1_000_000L << 32)) + even * (1 + (10_000L << 32))) >>> 32;
  }

  /** The number with {@code count} more digits appended. */
  public static long followed(long number, long digits, int count) {
    return number * POWERS[count] + number(digits, count);
  }

  /**
   * The first {@code count} bytes moved to the end, with zeros before them. Shifts twice by half
   * the distance, because Java ignores a shift by 64 bits.
   */
  private static long first(long bytes, int count) {
    int half = (AT_ONCE - count) * (Byte.SIZE / 2);
    return bytes << half << half;
  }
}
