package farm.analysis.load.csv;

import static java.nio.charset.StandardCharsets.ISO_8859_1;

import farm.analysis.decimal.Decimal;
import farm.analysis.decimal.Digits;

/** The kind of a field, and its value if it is a number or boolean. Reused for many fields. */
final class FieldValue {

  /** The kinds of fields. */
  enum Kind {
    /** A 64-bit integer as programs write it. */
    LONG,
    /** A number with a point or exponent, {@code -0}, NaN or an infinity. */
    DOUBLE,
    /** {@code true} or {@code false}. */
    BOOLEAN,
    /** A number only if the user gives a numeric type: {@code 007}, {@code +5}, 20 digits. */
    UNUSUAL_NUMBER,
    /** Anything else. */
    TEXT
  }

  /** 19 digits always fit an unsigned long, 18 digits a signed one. */
  private static final int MOST_DIGITS = 19;

  private static final int MOST_EXPONENT = 100_000;

  private byte[] bytes = {};
  private int from;
  private int to;

  private boolean negative;
  private boolean unusual;

  /** The number of digits, leading zeros included; {@link #mantissa} is the number they form. */
  private int digits;

  private long mantissa;
  private int exponent;

  /** Examines the bytes from {@code start} to {@code end}, exclusive. */
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

  /** Appends digits to the mantissa; returns the place after them. */
  private int digits(int first) {
    int at = first;
    int read = Digits.AT_ONCE;
    while (read == Digits.AT_ONCE) {
      long ahead = Digits.at(bytes, at);
      read = Math.min(Digits.count(ahead), to - at);
      mantissa = Digits.followed(mantissa, ahead, read);
      at += read;
    }
    digits += at - first;
    return at;
  }

  /** Reads an exponent; returns the place after it, or -1 if it has no digits. */
  private int exponent(int first) {
    boolean minus = first < to && bytes[first] == '-';
    int start = first < to && (minus || bytes[first] == '+') ? first + 1 : first;
    int value = 0;
    int at = start;
    while (at < to && bytes[at] >= '0' && bytes[at] <= '9') {
      value = Math.min(value * 10 + bytes[at] - '0', MOST_EXPONENT);
      at++;
    }
    exponent += minus ? -value : value;
    return at == start ? -1 : at;
  }

  private Kind integer() {
    if (!isLong()) {
      return Kind.UNUSUAL_NUMBER;
    }
    return negative && mantissa == 0 ? Kind.DOUBLE : Kind.LONG;
  }

  /** Returns true if a signed long holds the mantissa, which is an unsigned long. */
  private boolean isLong() {
    return digits < MOST_DIGITS
        || (fitsMantissa() && (mantissa >= 0 || (negative && mantissa == Long.MIN_VALUE)));
  }

  /** Returns true if the mantissa holds all digits after the leading zeros. */
  private boolean fitsMantissa() {
    if (digits <= MOST_DIGITS) {
      return true;
    }
    int zeros = 0;
    for (int at = from; at < to && (bytes[at] < '1' || bytes[at] > '9'); at++) {
      zeros += bytes[at] == '0' ? 1 : 0;
    }
    return digits - zeros <= MOST_DIGITS;
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

  /** Returns true if the rest is this word in lower case, capitalized or in upper case. */
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

  /** Returns true if a number of kind long or unusual is an integer of 64 bits. */
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

  /** The integer, if the kind is long or {@link #fitsLong} is true. */
  long longValue() {
    return negative ? -mantissa : mantissa;
  }

  /** Returns true if a double holds the integer, of kind long, exactly. */
  boolean fitsDouble() {
    return Decimal.fitsDouble(longValue());
  }

  /** The value, if the kind is boolean. */
  boolean booleanValue() {
    return to - from == 4;
  }

  /**
   * The double nearest to the number. The JDK parses numbers with more digits than 64 bits hold.
   */
  double doubleValue() {
    if (bytes[to - 1] > '9') {
      return namedValue();
    }
    if (digits <= MOST_DIGITS || (digits < MOST_EXPONENT / 2 && fitsMantissa())) {
      double value = Decimal.nearest(mantissa, exponent);
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
