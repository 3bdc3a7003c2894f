package farm.analysis.decimal;

/**
 * The double nearest to a decimal number, ties to even, as {@link Double#parseDouble} gives it.
 *
 * <p>After D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and Experience
 * 51 (2021), algorithm 1, without its fallback, which N. Mushtak and D. Lemire, "Fast number
 * parsing without fallback" (2023), prove to be unneeded.
 */
public final class Decimal {

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final int MANTISSA_BITS = 52;
  private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  private static final int INFINITE_POWER = 0x7ff;

  /**
   * Reciprocals down to this one are rounded up, so that products with their multiples are exact.
   */
  private static final int ROUNDED_UP = -27;

  /** Bits of the product beyond the mantissa, a bit for rounding and one for its leading zero. */
  private static final int SPARE_BITS = 64 - MANTISSA_BITS - 3;

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
    if (digits >= 0 && digits <= 2 * HIDDEN_BIT && Math.abs(exponent) < TENS.length) {
      // Both are exact, so one operation rounds once (W. D. Clinger, PLDI 1990, §2).
      return exponent < 0 ? digits / TENS[-exponent] : digits * TENS[exponent];
    }
    if (digits == 0 || exponent < FivePowers.LEAST) {
      return 0;
    }
    return exponent > FivePowers.GREATEST ? Double.POSITIVE_INFINITY : product(digits, exponent);
  }

  private static double product(long digits, int exponent) {
    int zeros = Long.numberOfLeadingZeros(digits);
    long factor = digits << zeros;
    long power = FivePowers.high(exponent);
    long high = unsignedMultiplyHigh(factor, power);
    long low = factor * power;
    if ((high & ((1L << SPARE_BITS) - 1)) == (1L << SPARE_BITS) - 1) {
      boolean roundedUp = exponent < 0 && exponent >= ROUNDED_UP;
      long rest = FivePowers.low(exponent) + (roundedUp ? 1 : 0);
      long more = unsignedMultiplyHigh(factor, rest);
      low += more;
      high += Long.compareUnsigned(low, more) < 0 ? 1 : 0;
    }
    int leading = (int) (high >>> 63);
    long mantissa = high >>> (leading + SPARE_BITS);
    int binary = FivePowers.binaryExponent(exponent) + leading - zeros + Double.MAX_EXPONENT;
    if (binary <= 0) {
      return subnormal(mantissa, binary);
    }
    boolean isTie =
        Long.compareUnsigned(low, 1) <= 0
            && exponent >= -4
            && exponent <= 23
            && (mantissa & 3) == 1
            && mantissa << (leading + SPARE_BITS) == high;
    mantissa = isTie ? mantissa >>> 1 : (mantissa + 1) >>> 1;
    if (mantissa == 2 * HIDDEN_BIT) {
      mantissa = HIDDEN_BIT;
      binary++;
    }
    return binary >= INFINITE_POWER
        ? Double.POSITIVE_INFINITY
        : Double.longBitsToDouble((mantissa & (HIDDEN_BIT - 1)) | (long) binary << MANTISSA_BITS);
  }

  /** What is below the least power of two has fewer bits; rounding may make it a normal one. */
  private static double subnormal(long mantissa, int binary) {
    int shift = 1 - binary;
    long halves = shift >= Long.SIZE ? 0 : mantissa >>> shift;
    return Double.longBitsToDouble((halves + (halves & 1)) >>> 1);
  }

  /** As {@code Math.unsignedMultiplyHigh}, which is newer than Java 17. */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
