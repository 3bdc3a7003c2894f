package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

/** What the bytes of a field are, and the number if they are one. Serves for one after another. */
final class FieldValue {

  /** The kinds of values. */
  enum Kind {
    /** A 64-bit integer as programs write it. */
    LONG,
    /** A number with a point or exponent, {@code -0}, NaN or an infinity. */
    DOUBLE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** What is a number only to those who say so: {@code 007}, {@code +5}, 20 digits. */
    UNUSUAL_NUMBER,
    /** Anything else. */
    TEXT
  }

  /** Powers of ten that a double holds exactly. */
  private static final double[] TENS = {
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22
  };

  private static final int MOST_DIGITS = 18;

  private byte[] bytes = {};
  private int from;
  private int to;

  private boolean negative;
  private boolean unusual;
  private int digits;
  private long mantissa;
  private int exponent;

  /** Looks at the bytes from {@code start} to before {@code end}. */
  Kind look(byte[] field, int start, int end) {
    bytes = field;
    from = start;
    to = end;
    int at = start;
    negative = at < to && bytes[at] == '-';
    unusual = at < to && bytes[at] == '+';
    at += negative || unusual ? 1 : 0;
    if (at == to || bytes[at] > '9') {
      return word(at);
    }
    return number(at);
  }

  private Kind number(int first) {
    digits = 0;
    mantissa = 0;
    exponent = 0;
    int point = digits(first);
    int whole = point - first;
    unusual |= whole > 1 && bytes[first] == '0';
    int at = point;
    if (at < to && bytes[at] == '.') {
      at = digits(point + 1);
      exponent = point + 1 - at;
    }
    if (whole == 0 && at - point < 2) {
      return Kind.TEXT;
    }
    if (at < to && (bytes[at] | 0x20) == 'e') {
      at = exponent(at + 1);
    }
    if (at != to) {
      return Kind.TEXT;
    }
    if (unusual) {
      return Kind.UNUSUAL_NUMBER;
    }
    return point == to ? integer() : Kind.DOUBLE;
  }

  /** Reads digits into the mantissa; gives the place after them. */
  private int digits(int first) {
    int at = first;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      digits += mantissa == 0 && bytes[at] == '0' ? 0 : 1;
      mantissa = mantissa * 10 + bytes[at] - '0';
      at++;
    }
    return at;
  }

  /** Reads an exponent; gives the place after it, or a place that isn't the end if it is none. */
  private int exponent(int first) {
    boolean minus = first < to && bytes[first] == '-';
    int start = first < to && (minus || bytes[first] == '+') ? first + 1 : first;
    int value = 0;
    int at = start;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      value = Math.min(value * 10 + bytes[at] - '0', 100_000);
      at++;
    }
    exponent += minus ? -value : value;
    return at == start ? -1 : at;
  }

  private Kind integer() {
    if (mantissa == 0 && digits == 0) {
      return negative ? Kind.DOUBLE : Kind.LONG;
    }
    return isLong() ? Kind.LONG : Kind.UNUSUAL_NUMBER;
  }

  /** Up to 19 digits fit an unsigned long, of which the greatest are no signed ones. */
  private boolean isLong() {
    return digits <= MOST_DIGITS
        || (digits == MOST_DIGITS + 1
            && (mantissa >= 0 || (negative && mantissa == Long.MIN_VALUE)));
  }

  private Kind word(int first) {
    if (isWord(first, "nan", "NaN") && first == from) {
      return Kind.DOUBLE;
    }
    if (isWord(first, "inf", "Inf") || isWord(first, "infinity", "Infinity")) {
      return unusual ? Kind.UNUSUAL_NUMBER : Kind.DOUBLE;
    }
    boolean truth = isWord(from, "true", "True") || isWord(from, "false", "False");
    return truth ? Kind.BOOLEAN : Kind.TEXT;
  }

  /** Whether the rest is this word in small, mixed or capital letters. */
  private boolean isWord(int first, String small, String mixed) {
    if (to - first != small.length()) {
      return false;
    }
    boolean isSmall = true;
    boolean isMixed = true;
    boolean isCapital = true;
    for (int i = 0; i < small.length(); i++) {
      isSmall &= bytes[first + i] == small.charAt(i);
      isMixed &= bytes[first + i] == mixed.charAt(i);
      isCapital &= bytes[first + i] == (small.charAt(i) & ~0x20);
    }
    return isSmall || isMixed || isCapital;
  }

  /** Whether an integer, of kind long or unusual, fits 64 bits. */
  boolean fitsLong() {
    return exponent == 0 && isLong() && isInteger();
  }

  private boolean isInteger() {
    for (int at = from; at < to; at++) {
      if (bytes[at] > '9' || bytes[at] == '.') {
        return false;
      }
    }
    return true;
  }

  /** The integer, if the kind is long or it {@link #fitsLong}. */
  long longValue() {
    return negative ? -mantissa : mantissa;
  }

  /** Whether a double holds the integer, of kind long, exactly. */
  boolean fitsDouble() {
    long value = longValue();
    return (long) (double) value == value && value != Long.MAX_VALUE;
  }

  /** The truth, if the kind is boolean. */
  boolean booleanValue() {
    return to - from == 4;
  }

  /**
   * The double nearest to the number. Digits that a double holds exactly and a small exponent take
   * one correctly rounded operation (W. D. Clinger, PLDI 1990, §2), the rest the JDK's parser.
   */
  double doubleValue() {
    byte last = bytes[to - 1];
    if (last > '9') {
      return namedValue();
    }
    if (digits <= MOST_DIGITS && mantissa <= 1L << 53 && Math.abs(exponent) < TENS.length) {
      double value = exponent < 0 ? mantissa / TENS[-exponent] : mantissa * TENS[exponent];
      return negative ? -value : value;
    }
    return Double.parseDouble(new String(bytes, from, to - from, ISO_8859_1));
  }

  private double namedValue() {
    if ((bytes[from] | 0x20) == 'n') {
      return Double.NaN;
    }
    return negative ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }
}
