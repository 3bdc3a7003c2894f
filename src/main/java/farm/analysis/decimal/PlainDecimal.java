package farm.analysis.decimal;

/**
 * Reads decimal numbers as most are written, with no branch for each digit: a sign or none, up to
 * seven digits, a point, up to 16 digits. Serves for one after another.
 */
public final class PlainDecimal {

  /** Instead of a place: the number is written otherwise. */
  public static final int NONE = -1;

  /** So many digits always fit an unsigned long. */
  private static final int MOST_DIGITS = 19;

  private double value;

  /**
   * Reads the number that starts here.
   *
   * @return where its digits end, at which it is a number only if it isn't followed by more of them
   *     or an exponent, or {@link #NONE}
   */
  public int read(byte[] bytes, int start) {
    boolean negative = start < bytes.length && bytes[start] == '-';
    int first = negative ? start + 1 : start;
    long ahead = Digits.at(bytes, first);
    int whole = Digits.count(ahead);
    int point = first + whole;
    if (whole == 0
        || whole == Digits.AT_ONCE
        || point >= bytes.length
        || bytes[point] != '.'
        || (whole > 1 && bytes[first] == '0')) {
      return NONE;
    }
    long decimals = Digits.at(bytes, point + 1);
    int count = Digits.count(decimals);
    long digits = Digits.followed(Digits.number(ahead, whole), decimals, count);
    if (count == Digits.AT_ONCE) {
      long more = Digits.at(bytes, point + 1 + count);
      int rest = Digits.count(more);
      digits = Digits.followed(digits, more, rest);
      count += rest;
    }
    if (count == 0 || whole + count > MOST_DIGITS) {
      return NONE;
    }
    double magnitude = Decimal.nearest(digits, -count);
    value = negative ? -magnitude : magnitude;
    return point + 1 + count;
  }

  /** The double nearest to the number read last. */
  public double value() {
    return value;
  }
}
