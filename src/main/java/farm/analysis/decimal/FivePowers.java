package farm.analysis.decimal;

import java.math.BigInteger;

/**
 * The powers of five whose products with 64-bit numbers can be doubles, cut to 128 bits of which
 * the first is set (Lemire 2021, §5).
 */
final class FivePowers {

  static final int LEAST = -342;
  static final int GREATEST = 308;

  private static final int BITS = 128;

  /** Reciprocals up to this one are rounded up, so that products with their multiples are exact. */
  private static final int ROUNDED_UP = 27;

  private static final long[] HIGH = new long[GREATEST - LEAST + 1];
  private static final long[] LOW = new long[GREATEST - LEAST + 1];

  static {
    BigInteger power = BigInteger.ONE;
    for (int exponent = 0; exponent <= -LEAST; exponent++) {
      if (exponent <= GREATEST) {
        put(exponent, power.shiftLeft(BITS).shiftRight(power.bitLength()));
      }
      if (exponent > 0) {
        int bits = power.subtract(BigInteger.ONE).bitLength() + BITS - 1;
        BigInteger reciprocal = BigInteger.ONE.shiftLeft(bits).divide(power);
        put(-exponent, exponent <= ROUNDED_UP ? reciprocal.add(BigInteger.ONE) : reciprocal);
      }
      power = power.multiply(BigInteger.valueOf(5));
    }
  }

  private FivePowers() {}

  private static void put(int exponent, BigInteger power) {
    HIGH[exponent - LEAST] = power.shiftRight(Long.SIZE).longValue();
    LOW[exponent - LEAST] = power.longValue();
  }

  static long high(int exponent) {
    return HIGH[exponent - LEAST];
  }

  static long low(int exponent) {
    return LOW[exponent - LEAST];
  }

  /** The power of two of the first bit of {@code 2^63 × 10^exponent}: ⌊exponent · log2 10⌋ + 63. */
  static int binaryExponent(int exponent) {
    return (((152_170 + 65_536) * exponent) >> 16) + 63;
  }
}
