package farm.analysis.aggregate.sum;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.math.BigInteger;
import java.util.OptionalDouble;

/**
 * The exact number {@code significand} · 2^{@code exponent}.
 *
 * <p>It can be any finite double, and any sum or product of such numbers. Quotients and roots are
 * rounded once, to the nearest double, ties to even.
 */
public record Dyadic(BigInteger significand, int exponent) {

  /** The number 0. */
  public static final Dyadic ZERO = of(0L);

  private static final Dyadic ONE = of(1L);

  /**
   * The bits of a quotient: nine more than a double has. The last bit is also set if there is a
   * remainder.
   */
  private static final int QUOTIENT_BITS = 62;

  private static final int LEAST_EXPONENT = -1074;

  /** The value of an integer, exactly. */
  public static Dyadic of(long value) {
    return new Dyadic(BigInteger.valueOf(value), 0);
  }

  /** The value of a finite double, exactly. */
  public static Dyadic of(double value) {
    long fraction = Double.doubleToRawLongBits(value) & ((1L << 52) - 1);
    int exponent = Math.max(Math.getExponent(value), Double.MIN_EXPONENT);
    long bits = Math.abs(value) < Double.MIN_NORMAL ? fraction : fraction | 1L << 52;
    if (bits == 0) {
      return ZERO;
    }
    int zeros = Long.numberOfTrailingZeros(bits);
    long significand = value < 0 ? -(bits >>> zeros) : bits >>> zeros;
    return new Dyadic(BigInteger.valueOf(significand), exponent - 52 + zeros);
  }

  /** The sign: −1, 0 or 1. */
  public int signum() {
    return significand.signum();
  }

  /** The sum. */
  public Dyadic plus(Dyadic other) {
    if (signum() == 0 || other.signum() == 0) {
      return signum() == 0 ? other : this;
    }
    int common = Math.min(exponent, other.exponent);
    BigInteger one = significand.shiftLeft(exponent - common);
    return new Dyadic(one.add(other.significand.shiftLeft(other.exponent - common)), common);
  }

  /** The difference. */
  public Dyadic minus(Dyadic other) {
    return plus(new Dyadic(other.significand.negate(), other.exponent));
  }

  /** The product. */
  public Dyadic times(Dyadic other) {
    return new Dyadic(significand.multiply(other.significand), exponent + other.exponent);
  }

  /** The double nearest to this number; infinite if the number exceeds the largest double. */
  public double nearest() {
    return over(ONE).orElseThrow();
  }

  /** The double nearest to the quotient; empty if the divisor is 0. */
  public OptionalDouble over(Dyadic divisor) {
    if (signum() == 0 || divisor.signum() == 0) {
      return divisor.signum() == 0 ? OptionalDouble.empty() : OptionalDouble.of(0);
    }
    int shift = QUOTIENT_BITS - bitsMoreThan(divisor);
    BigInteger[] quotient = divide(divisor, shift);
    long bits = quotient[0].longValueExact() | quotient[1].signum();
    double size = nearest(bits, exponent - divisor.exponent - shift);
    return OptionalDouble.of(signum() == divisor.signum() ? size : -size);
  }

  /** The double nearest to the root of the quotient's absolute value; empty if the divisor is 0. */
  public OptionalDouble rootOver(Dyadic divisor) {
    if (signum() == 0 || divisor.signum() == 0) {
      return divisor.signum() == 0 ? OptionalDouble.empty() : OptionalDouble.of(0);
    }
    int shift = 2 * QUOTIENT_BITS - bitsMoreThan(divisor);
    shift += (exponent - divisor.exponent - shift) & 1;
    BigInteger[] quotient = divide(divisor, shift);
    long bits = root(quotient[0]) | quotient[1].signum();
    return OptionalDouble.of(nearest(bits, (exponent - divisor.exponent - shift) / 2));
  }

  /** The double nearest to this number over the root of {@code square}; empty if that is 0. */
  public OptionalDouble overRoot(Dyadic square) {
    OptionalDouble size = times(this).rootOver(square);
    return signum() < 0 && size.isPresent() ? OptionalDouble.of(-size.getAsDouble()) : size;
  }

  /**
   * The root of an integer of 124 to 126 bits, rounded down; the last bit is also set if the root
   * is inexact. With {@link BigInteger#sqrt()} a correlation took three times as long.
   */
  private static long root(BigInteger square) {
    long root = (long) Math.sqrt(square.doubleValue());
    // About 52 bits are right; one step of Newton's method brings all 63 to within 1.
    root += (long) (rest(square, root).doubleValue() / 2 / root);
    while (rest(square, root).signum() < 0) {
      root--;
    }
    while (rest(square, root + 1).signum() >= 0) {
      root++;
    }
    return root | rest(square, root).signum();
  }

  private static BigInteger rest(BigInteger square, long root) {
    BigInteger exact = BigInteger.valueOf(root);
    return square.subtract(exact.multiply(exact));
  }

  private int bitsMoreThan(Dyadic divisor) {
    return significand.abs().bitLength() - divisor.significand.abs().bitLength();
  }

  /** The quotient of the absolute significands, times 2^{@code shift}, and its remainder. */
  private BigInteger[] divide(Dyadic divisor, int shift) {
    BigInteger dividend = significand.abs().shiftLeft(Math.max(0, shift));
    return dividend.divideAndRemainder(divisor.significand.abs().shiftLeft(Math.max(0, -shift)));
  }

  /** The double nearest to {@code bits} · 2^{@code exponent}; {@code bits} has 62 or 63 bits. */
  private static double nearest(long bits, int exponent) {
    int length = Long.SIZE - Long.numberOfLeadingZeros(bits);
    if (exponent + length > Double.MIN_EXPONENT) {
      return Math.scalb((double) bits, exponent);
    }
    // Subnormal: rounding to 53 bits and then to fewer would round twice.
    int below = LEAST_EXPONENT - exponent;
    if (below >= Long.SIZE) {
      return 0;
    }
    long kept = bits >>> below;
    int half = Long.compareUnsigned(bits << (Long.SIZE - below), Long.MIN_VALUE);
    boolean up = half > 0 || (half == 0 && (kept & 1) == 1);
    return (kept + (up ? 1 : 0)) * Double.MIN_VALUE;
  }

  void encode(DataOutputStream out) throws IOException {
    byte[] bytes = significand.toByteArray();
    out.writeInt(exponent);
    out.writeInt(bytes.length);
    out.write(bytes);
  }

  static Dyadic decode(DataInputStream in) throws IOException {
    int exponent = in.readInt();
    int length = in.readInt();
    byte[] bytes = in.readNBytes(Math.max(0, length));
    if (length < 1 || bytes.length < length) {
      throw new EOFException("%d bytes left; should be %d".formatted(bytes.length, length));
    }
    return new Dyadic(new BigInteger(bytes), exponent);
  }
}
