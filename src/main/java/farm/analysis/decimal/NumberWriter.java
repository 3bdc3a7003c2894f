package farm.analysis.decimal;

import java.nio.charset.StandardCharsets;

/**
 * Writes numbers as ASCII: integers, and doubles in the form of {@link Double#toString}, but always
 * with the shortest digits that read back as the same double. An instance can be reused.
 */
public final class NumberWriter {

  /**
   * The room that a number needs. It is more than its length, because digits are written eight
   * bytes at a time.
   */
  public static final int MOST_BYTES = 32;

  private static final int EIGHT_DIGITS = 100_000_000;
  private static final long ZEROS = 0x3030303030303030L;

  /**
   * The least and the greatest power of ten of a number's first digit for which the number is
   * written without an exponent.
   */
  private static final int LEAST_PLAIN = -3;

  private static final int MOST_PLAIN = 6;

  private static final long[] TENS = new long[19];

  static {
    TENS[0] = 1;
    for (int i = 1; i < TENS.length; i++) {
      TENS[i] = 10 * TENS[i - 1];
    }
  }

  private final ShortestDecimal decimal = new ShortestDecimal();

  /** Writes an integer at {@code at} and returns its end; needs room for {@link #MOST_BYTES}. */
  public int write(long value, byte[] to, int at) {
    if (value == Long.MIN_VALUE) {
      return write(Long.toString(value), to, at);
    }
    int start = at;
    if (value < 0) {
      to[start++] = '-';
    }
    long magnitude = Math.abs(value);
    int length = length(magnitude);
    writeDigits(magnitude, length, to, start);
    return start + length;
  }

  /** Writes a double at {@code at} and returns its end; needs room for {@link #MOST_BYTES}. */
  public int write(double value, byte[] to, int at) {
    if (value == 0 || !Double.isFinite(value)) {
      return write(Double.toString(value), to, at);
    }
    int start = at;
    if (value < 0) {
      to[start++] = '-';
    }
    decimal.find(value);
    long digits = decimal.digits();
    int power = decimal.exponent();
    while (digits % 10 == 0) {
      digits /= 10;
      power++;
    }
    int length = length(digits);
    power += length - 1;
    boolean isPlain = power >= LEAST_PLAIN && power <= MOST_PLAIN;
    int end = writePointed(digits, length, isPlain ? power : 0, to, start);
    if (isPlain) {
      return end;
    }
    to[end] = 'E';
    return write((long) power, to, end + 1);
  }

  /**
   * Writes a number whose first digit stands for {@code 10^power}, with at least one digit before
   * and one after the point.
   */
  private static int writePointed(long digits, int length, int power, byte[] to, int start) {
    int whole = power + 1;
    int count = Math.max(length, whole + 1);
    int first = start + 1 + Math.max(0, -power);
    writeDigits(digits * TENS[count - length], count, to, first);
    for (int at = start; at < first && whole <= 0; at++) {
      to[at] = '0';
    }
    for (int at = start; at < start + whole; at++) {
      to[at] = to[at + 1];
    }
    to[start + Math.max(1, whole)] = '.';
    return first + count;
  }

  /** The number of digits of a number that isn't negative. */
  private static int length(long number) {
    int length = 1;
    while (length < TENS.length && number >= TENS[length]) {
      length++;
    }
    return length;
  }

  /**
   * Writes {@code count} digits, at most 19, with leading zeros; always writes at least eight
   * bytes.
   */
  private static void writeDigits(long number, int count, byte[] to, int start) {
    long upper = number / EIGHT_DIGITS;
    long top = upper / EIGHT_DIGITS;
    int eights = count / Long.BYTES;
    int few = count % Long.BYTES;
    int next = start + few;
    if (few > 0) {
      long first = eights == 0 ? number : eights == 1 ? upper : top;
      ByteWords.put(to, start, eight((int) first) >>> ((Long.BYTES - few) * Byte.SIZE));
    }
    if (eights == 2) {
      ByteWords.put(to, next, eight((int) (upper - top * EIGHT_DIGITS)));
      next += Long.BYTES;
    }
    if (eights > 0) {
      ByteWords.put(to, next, eight((int) (number - upper * EIGHT_DIGITS)));
    }
  }

  /**
   * Eight digits as the bytes of a long, the first one lowest. The number is split into halves,
   * both halves at once into pairs, all pairs at once into digits. Multiplications replace
   * divisions (Granlund and Montgomery, PLDI 1994).
   */
  private static long eight(int number) {
    int upper = number / 10_000;
    long halves = upper | (long) (number - upper * 10_000) << 32;
    long hundreds = ((halves * 5243) >>> 19) & 0x0000_007f_0000_007fL;
    long pairs = hundreds | (halves - hundreds * 100) << 16;
    long tens = ((pairs * 103) >>> 10) & 0x000f_000f_000f_000fL;
    return ZEROS + (tens | (pairs - tens * 10) << 8);
  }

  @SuppressWarnings("deprecation") // copies Latin-1 as it is
  private static int write(String ascii, byte[] to, int at) {
    ascii.getBytes(0, ascii.length(), to, at);
    return at + ascii.length();
  }

  /** The text of a double, in the form that {@link #write(double, byte[], int)} writes. */
  public static String text(double value) {
    byte[] bytes = new byte[MOST_BYTES];
    int end = new NumberWriter().write(value, bytes, 0);
    return new String(bytes, 0, end, StandardCharsets.ISO_8859_1);
  }
}
