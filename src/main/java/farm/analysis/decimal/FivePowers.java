package farm.analysis.decimal;

import java.math.BigInteger;

/**
 * The powers of five needed to convert between doubles and decimals of up to 19 digits, truncated
 * to 128 bits with the highest bit set (Lemire 2021, §5).
 */
final class FivePowers {

  static final int LEAST = -342;
  static final int GREATEST = 324;

  private static final int BITS = 128;

  /**
   * Reciprocals of powers up to this exponent are rounded up, so that their products with multiples
   * of the power are exact.
   */
  private static final int ROUNDED_UP = 27;

  private static final Table NEAR = new Table(-64, 64);

  private FivePowers() {}

  /**
   * The powers that few numbers need; loaded on first use, because computing them takes a few
   * milliseconds.
   */
  private static final class Far {

    static final Table TABLE = new Table(LEAST, GREATEST);
  }

  private static final class Table {

    final int least;
    final int greatest;
    final long[] high;
    final long[] low;

    Table(int least, int greatest) {
      this.least = least;
      this.greatest = greatest;
      this.high = new long[greatest - least + 1];
      this.low = new long[greatest - least + 1];
      BigInteger power = BigInteger.ONE;
      for (int exponent = 0; exponent <= Math.max(-least, greatest); exponent++) {
        if (exponent <= greatest) {
          put(exponent, power.shiftLeft(BITS).shiftRight(power.bitLength()));
        }
        if (exponent > 0 && exponent <= -least) {
          int bits = power.subtract(BigInteger.ONE).bitLength() + BITS - 1;
          BigInteger reciprocal = BigInteger.ONE.shiftLeft(bits).divide(power);
          put(-exponent, exponent > ROUNDED_UP ? reciprocal : reciprocal.add(BigInteger.ONE));
        }
        power = power.multiply(BigInteger.valueOf(5));
      }
    }

    private void put(int exponent, BigInteger power) {
      high[exponent - least] = power.shiftRight(Long.SIZE).longValue();
      low[exponent - least] = power.longValue();
    }
  }

  private static Table tableOf(int exponent) {
    return exponent >= NEAR.least && exponent <= NEAR.greatest ? NEAR : Far.TABLE;
  }

  /** The first 64 bits of {@code 5^exponent}, rounded down. */
  static long high(int exponent) {
    Table table = tableOf(exponent);
    return table.high[exponent - table.least];
  }

  /**
   * The next 64 bits of {@code 5^exponent}, rounded down; rounded up for exponents from -27 to -1.
   */
  static long low(int exponent) {
    Table table = tableOf(exponent);
    return table.low[exponent - table.least];
  }

  /**
   * The power of two of the highest bit of {@code 2^63 × 10^exponent}: ⌊exponent · log2 10⌋ + 63.
   */
  static int binaryExponent(int exponent) {
    return (((152_170 + 65_536) * exponent) >> 16) + 63;
  }
}
