package farm.analysis.load.json.plain;

import farm.analysis.decimal.Decimal;
import farm.analysis.decimal.Digits;

/** A number in bytes: {@code ± digits × 10^exponent}. */
final class PlainNumber {

  /** This many digits fit an unsigned long. */
  private static final int MOST_DIGITS = 19;

  /** This many digits fit a long. */
  private static final int MOST_LONG_DIGITS = 18;

  /** An exponent of this many digits doesn't overflow. */
  private static final int MOST_EXPONENT_DIGITS = 4;

  private boolean negative;
  private long digits;
  private int digitCount;
  private int exponent;
  private boolean integer;

  /** Reads the number at this place; returns its end, or {@link Skip#NONE} if it isn't plain. */
  int read(byte[] bytes, int at) {
    negative = bytes[at] == '-';
    digits = 0;
    exponent = 0;
    int start = negative ? at + 1 : at;
    int end = readDigits(bytes, start);
    digitCount = end - start;
    if (digitCount == 0 || (digitCount > 1 && bytes[start] == '0')) {
      return Skip.NONE;
    }
    byte after = bytes[end];
    integer = after != '.' && (after | 0x20) != 'e';
    if (integer) {
      return digitCount > MOST_LONG_DIGITS ? Skip.NONE : end;
    }
    if (after == '.') {
      int fraction = end + 1;
      end = readDigits(bytes, fraction);
      exponent = fraction - end;
      if (exponent == 0) {
        return Skip.NONE;
      }
      digitCount -= exponent;
    }
    if (digitCount > MOST_DIGITS && !fits(bytes, start)) {
      return Skip.NONE;
    }
    return (bytes[end] | 0x20) == 'e' ? readExponent(bytes, end + 1) : end;
  }

  /** Appends the digits from here on; too many of them overflow {@link #digits}. */
  private int readDigits(byte[] bytes, int from) {
    int at = from;
    int read = Digits.AT_ONCE;
    while (read == Digits.AT_ONCE) {
      long ahead = Digits.within(bytes, at);
      read = Digits.count(ahead);
      digits = Digits.followed(digits, ahead, read);
      at += read;
    }
    return at;
  }

  /** Returns true if the digits fit once leading zeros are left out. */
  private boolean fits(byte[] bytes, int start) {
    int count = digitCount;
    for (int at = start; bytes[at] == '0' || bytes[at] == '.'; at++) {
      count -= bytes[at] == '0' ? 1 : 0;
    }
    return count <= MOST_DIGITS && digitCount <= Skip.MOST_NUMBER_BYTES;
  }

  private int readExponent(byte[] bytes, int sign) {
    int start = bytes[sign] == '-' || bytes[sign] == '+' ? sign + 1 : sign;
    int value = 0;
    int at = start;
    for (; bytes[at] >= '0' && bytes[at] <= '9'; at++) {
      if (at - start == MOST_EXPONENT_DIGITS) {
        return Skip.NONE;
      }
      value = 10 * value + bytes[at] - '0';
    }
    exponent += bytes[sign] == '-' ? -value : value;
    return at == start ? Skip.NONE : at;
  }

  /** Returns true if the number has neither a point nor an exponent. */
  boolean isInteger() {
    return integer;
  }

  /** The number, if {@link #isInteger} is true. */
  long asLong() {
    return negative ? -digits : digits;
  }

  /** The double nearest to a number that isn't an integer; infinite if the number is too large. */
  double asDouble() {
    double magnitude = Decimal.nearest(digits, exponent);
    return negative ? -magnitude : magnitude;
  }
}
