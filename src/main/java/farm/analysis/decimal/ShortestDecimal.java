package farm.analysis.decimal;

/**
 * The shortest decimal of at least two digits that reads back as a given double. If there are
 * several, it is the one nearest to the double. An instance can be reused.
 *
 * <p>After R. Giulietti, "The Schubfach way to render doubles" (2021), figure 7. The candidates are
 * two to four multiples of a power of ten that is just finer than the spacing of doubles there.
 */
final class ShortestDecimal {

  private static final int MANTISSA_BITS = 52;
  private static final long HIDDEN_BIT = 1L << MANTISSA_BITS;
  private static final int LEAST_EXPONENT = Double.MIN_EXPONENT - MANTISSA_BITS;

  /** Subnormals with a smaller fraction would get one digit only; they are scaled by ten first. */
  private static final int TINY = 3;

  /** The base-10 logarithms of 2 and of ¾, times 2^41. */
  private static final long LOG_2 = 661_971_961_083L;

  private static final long LOG_THREE_QUARTERS = -274_743_187_321L;

  private static final long LOW_63 = Long.MAX_VALUE;

  private long digits;
  private int exponent;

  /** Finds the decimal for a double that isn't zero, infinite or NaN; ignores the sign. */
  void find(double value) {
    long bits = Double.doubleToRawLongBits(value);
    long fraction = bits & (HIDDEN_BIT - 1);
    int biased = (int) (bits >>> MANTISSA_BITS) & 0x7ff;
    if (biased == 0) {
      boolean tiny = fraction < TINY;
      findNear(tiny ? 10 * fraction : fraction, LEAST_EXPONENT);
      exponent -= tiny ? 1 : 0;
      return;
    }
    long mantissa = HIDDEN_BIT | fraction;
    int power = LEAST_EXPONENT - 1 + biased;
    boolean isInteger =
        power <= 0 && power > -MANTISSA_BITS - 1 && Long.numberOfTrailingZeros(mantissa) >= -power;
    if (isInteger) {
      digits = mantissa >> -power;
      exponent = 0;
    } else {
      findNear(mantissa, power);
    }
  }

  /** Finds the decimal for {@code mantissa × 2^power}. */
  private void findNear(long mantissa, int power) {
    // Just below a power of two, doubles are twice as close, except below the least normal double.
    boolean isEven = mantissa != HIDDEN_BIT || power == LEAST_EXPONENT;
    long out = mantissa & 1;
    long four = mantissa << 2;
    int ten = (int) ((power * LOG_2 + (isEven ? 0 : LOG_THREE_QUARTERS)) >> 41);
    int shift = power + FivePowers.binaryExponent(-ten) - 63 + 2;
    long lower = FivePowers.low(-ten) >>> 2 | FivePowers.high(-ten) << 62;
    long upper = (FivePowers.high(-ten) >>> 2) + (lower == -1 ? 1 : 0);
    lower++;
    long high = upper << 1 | lower >>> 63;
    long low = lower & LOW_63;
    long scaled = scaled(high, low, four << shift);
    long from = scaled(high, low, (four - (isEven ? 2 : 1)) << shift) + out;
    long to = scaled(high, low, (four + 2) << shift) - out;
    exponent = ten;
    digits = nearest(scaled, from, to);
  }

  /** The multiple to take; all arguments count in quarters of a multiple. */
  private static long nearest(long scaled, long from, long to) {
    long below = scaled >> 2;
    long belowByTen = below / 10 * 10;
    boolean takeBelow = from <= belowByTen << 2;
    if (below >= 100 && takeBelow != (belowByTen + 10) << 2 <= to) {
      return takeBelow ? belowByTen : belowByTen + 10;
    }
    takeBelow = from <= below << 2;
    if (takeBelow != (below + 1) << 2 <= to) {
      return takeBelow ? below : below + 1;
    }
    long beyondHalf = scaled - ((2 * below + 1) << 1);
    return beyondHalf < 0 || (beyondHalf == 0 && (below & 1) == 0) ? below : below + 1;
  }

  /** The product with a power of ten of 126 bits, rounded to odd (§9.9, figure 8). */
  private static long scaled(long high, long low, long factor) {
    long x1 = Math.multiplyHigh(low, factor);
    long y0 = high * factor;
    long y1 = Math.multiplyHigh(high, factor);
    long z = (y0 >>> 1) + x1;
    long w = y1 + (z >>> 63);
    return w | ((z & LOW_63) + LOW_63) >>> 63;
  }

  /** The decimal's digits as a number, which may end in zeros. */
  long digits() {
    return digits;
  }

  /** The power of ten by which to multiply the digits. */
  int exponent() {
    return exponent;
  }
}
