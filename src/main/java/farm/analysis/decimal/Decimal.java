package farm.analysis.decimal;

/**
 * The double nearest to a decimal number, ties to even, as {@link Double#parseDouble} gives it.
 *
 * <p>Follows D. Lemire, "Number parsing at a gigabyte per second", Software: Practice and
 * Experience 51 (2021), algorithm 1, without its fallback. N. Mushtak and D. Lemire, "Fast number
 * parsing without fallback" (2023), prove that the fallback isn't needed.
 */
public final class Decimal {

  private static final int MANTISSA_BITS = 52;
  private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  private static final int INFINITE_POWER = 0x7ff;

  /**
   * The bits of a product's high half below the mantissa, its rounding bit and its leading zero.
   */
  private static final int SPARE_BITS = 64 - MANTISSA_BITS - 3;

  /**
   * The lowest bits of a product's high half. If all of them are set, the truncated part of the
   * power of five may change the bits above them.
   */
  private static final long UNSURE = (1L << SPARE_BITS) - 1;

  private Decimal() {}

  /** Returns true if a double can hold exactly this integer and convert back to it. */
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
   * Computes the double without unpredictable branches: one misprediction would cost as much as the
   * whole method.
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
    // If rounding carries the mantissa to twice the hidden bit, the sum raises the exponent by one.
    long bits = ((long) binary << MANTISSA_BITS) + mantissa - HIDDEN_BIT;
    return Double.longBitsToDouble(bits & ((digits | -digits) >> 63));
  }

  /**
   * The double for an exponent out of the normal range: infinity, zero or a subnormal. Rounding may
   * turn a subnormal into the least normal double.
   */
  private static double outOfRange(long digits, long mantissa, int binary) {
    if (binary > 0) {
      return digits == 0 ? 0 : Double.POSITIVE_INFINITY;
    }
    int shift = 1 - binary;
    long halves = shift >= Long.SIZE ? 0 : mantissa >>> shift;
    return Double.longBitsToDouble((halves + (halves & 1)) >>> 1);
  }

  /** The same as {@code Math.unsignedMultiplyHigh}, which Java 17 doesn't have. */
  private static long unsignedMultiplyHigh(long a, long b) {
    return Math.multiplyHigh(a, b) + ((a >> 63) & b) + ((b >> 63) & a);
  }
}
