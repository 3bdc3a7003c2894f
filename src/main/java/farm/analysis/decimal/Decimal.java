package farm.analysis.decimal;

/**
 * The double nearest to a decimal number, ties to even, as {@link Double#parseDouble} gives it.
 *
 * <p>After D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience
 * 51 (2021), algorithm 1, without its fallback, which N. Mushtak and D. Lemire, "Fast number
 * parsing without fallback" (2023), prove to be unneeded.
 */
public final class Decimal {

  private static final int MANTISSA_BITS = 52;
  private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  private static final int INFINITE_POWER = 0x7ff;

  /** Bits of the product beyond the mantissa, a bit for rounding and one for its leading zero. */
  private static final int SPARE_BITS = 64 - MANTISSA_BITS - 3;

  /**
   * If all of these bits of the first half of a product are set, what is left out below it may
   * change the bits before them.
   */
  private static final long UNSURE = (1L << SPARE_BITS) - 1;

  private Decimal() {}

  /** Whether a double is the same number as this integer, so that it can be turned back. */
  public static boolean fitsDouble(long value) {
    return (long) (double) value == value && value != Long.MAX_VALUE;
  }

  /**
   * The double nearest to {@code digits × 10^exponent}: infinite if too large, zero if too small.
   *
   * @param digits an unsigned number
   */
  public static double nearest(long digits, int exponent) {
    if (exponent < FivePowers.LEAST) {
      return 0;
    }
    if (exponent > FivePowers.GREATEST) {
      return digits == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    return product(digits, exponent);
  }

  /**
   * Without a branch that is taken as often as not: one that is guessed wrong costs as much as all.
   */
  private static double product(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long factor = digits << zeros;
    long power = FivePowers.high(exponent);
    long low = factor * power;
    long high = unsignedMultiplyHigh(factor, power);
    if ((high & UNSURE) == UNSURE) {
      long more = unsignedMultiplyHigh(factor, FivePowers.low(exponent));
      low += more;
      high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
    }
    int leading = (int) (high >>> 63);
    int spare = leading + SPARE_BITS;
    long mantissa = high >>> spare;
    int binary = FivePowers.binaryExponent(exponent) + leading - zeros + Double.MAX_EXPONENT;
    if (binary <= 0 || binary >= INFINITE_POWER) {
      return outOfRange(digits, mantissa, binary);
    }
    long notHalf = ((mantissa & 3) ^ 1) | (high ^ (mantissa << spare)) | (low >>> 1);
    boolean isTie = notHalf == 0 && exponent >= -4 && exponent <= 23;
    mantissa = isTie ? mantissa >>> 1 : (mantissa + 1) >>> 1;
    // Where rounding has made it twice the hidden bit, that goes to the power of two.
    long bits = ((long) binary << MANTISSA_BITS) + mantissa - HIDDEN_BIT;
    return Double.longBitsToDouble(bits & ((digits | -digits) >> 63));
  }

  /** What is below the least power of two has fewer bits; rounding may make it a normal one. */
  private static double outOfRange(long digits, long mantissa, int binary) {
    if (binary > 0) {
      return digits == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    int shift = 1 - binary;
    long halves = shift >= Long.SIZE ? 0 : mantissa >>> shift;
    return Double.longBitsToDouble((halves + (halves & 1)) >>> 1);
  }

  /** As {@code Math.unsignedMultiplyHigh}, which is newer than Java 17. */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
