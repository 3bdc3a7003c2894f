package farm.analysis.decimal;

import java.util.Arrays;

/**
 * Reads decimal numbers in their most common form, without a branch for each digit: an optional
 * minus, up to seven digits, a point, up to 18 digits, 19 digits in all. An instance can be reused.
 */
public final class PlainDecimal {

  /** The result for a number in another form. */
  public static final int NONE = -1;

  /** The number of digits that always fits an unsigned long. */
  private static final int MOST_DIGITS = 19;

  /** The bytes of the sign, seven digits, the point, and three times eight digits. */
  private static final int MOST_BYTES = 1 + 7 + 1 + 3 * Digits.AT_ONCE;

  /** The point, encoded as {@link Digits} encodes digits; it follows the whole digits. */
  private static final int POINT = '.' ^ '0';

  private double value;

  /**
   * Reads the number that starts at {@code start}.
   *
   * @return the index after its digits, or {@link #NONE}; the caller must check that no digit or
   *     exponent follows
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
      // Count these only if the eight bytes before are digits. Both tests share one branch, which
      // is seldom taken.
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
