package farm.analysis.decimal;

import java.util.Arrays;

/**
 * Reads decimal numbers as most are written, with no branch for each digit: a sign or none, up to
 * seven digits, a point, up to 18 digits, 19 in all. Serves for one after another.
 */
public final class PlainDecimal {

  /** Instead of a place: the number is written otherwise. */
  public static final int NONE = -1;

  /** So many digits always fit an unsigned long. */
  private static final int MOST_DIGITS = 19;

  /** The sign, seven digits, the point, and three times eight digits. */
  private static final int MOST_BYTES = 1 + 7 + 1 + 3 * Digits.AT_ONCE;

  /** A point as a digit would be: in the place after {@code count} of them. */
  private static final int POINT = '.' ^ '0';

  private double value;

  /**
   * Reads the number that starts here.
   *
   * @return where its digits end, at which it is a number only if it isn't followed by more of them
   *     or an exponent, or {@link #NONE}
   */
  public int read(byte[] bytes, int start) {
    if (start <= bytes.length - MOST_BYTES) {
      return readWithin(bytes, start);
    }
    int end = readWithin(Arrays.copyOfRange(bytes, start, start + MOST_BYTES), 0);
    return end == NONE ? NONE : start + end;
  }

  private int readWithin(byte[] bytes, int start) {
    if (bytes[start] != '-') {
      return readMagnitude(bytes, start);
    }
    int end = readMagnitude(bytes, start + 1);
    value = -value;
    return end;
  }

  private int readMagnitude(byte[] bytes, int first) {
    long ahead = Digits.within(bytes, first);
    int whole = Digits.count(ahead);
    int firstTwo = Short.toUnsignedInt(Short.reverseBytes((short) ahead));
    boolean zeroThenDigit = firstTwo <= 9;
    if (((ahead >>> (whole * Byte.SIZE)) & 0xff) != POINT || whole == 0 || zeroThenDigit) {
      return NONE;
    }
    int decimals = first + whole + 1;
    long eight = Digits.within(bytes, decimals);
    int count = Digits.count(eight);
    long digits = Digits.followed(Digits.number(ahead, whole), eight, count);
    if (count == Digits.AT_ONCE) {
      long more = Digits.within(bytes, decimals + Digits.AT_ONCE);
      int rest = Digits.count(more);
      digits = Digits.followed(digits, more, rest);
      count = Digits.AT_ONCE + rest;
      long most = Digits.within(bytes, decimals + 2 * Digits.AT_ONCE);
      // Digits only if the eight before are digits: one branch for both, which is seldom taken.
      int beyond = Digits.count(most) & -(rest >>> 3);
      if (beyond != 0) {
        digits = Digits.followed(digits, most, beyond);
        count += beyond;
      }
    }
    if (count == 0 || whole + count > MOST_DIGITS) {
      return NONE;
    }
    value = Decimal.nearest(digits, -count);
    return decimals + count;
  }

  /** The double nearest to the number read last. */
  public double value() {
    return value;
  }
}
