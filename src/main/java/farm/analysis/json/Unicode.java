package farm.analysis.json;

/**
 * Characters in the bytes of JSON. A zero or line end must follow the bytes, so that no character
 * continues past them.
 */
public final class Unicode {

  /** The result if there is no whole character. */
  public static final int NONE = -1;

  /** The maximum number of bytes of one character: a pair of escapes. */
  static final int MOST_BYTES = 12;

  private static final int UNIT_BYTES = 6;

  private Unicode() {}

  /** The end of the non-ASCII character at {@code at} (Unicode 15, table 3-7), or {@link #NONE}. */
  public static int characterEnd(byte[] bytes, int at) {
    int lead = bytes[at] & 0xff;
    int second = bytes[at + 1] & 0xff;
    if (lead < 0xe0) {
      return lead >= 0xc2 && isTrail(second) ? at + 2 : NONE;
    }
    if (!isTrail(second) || !isTrail(bytes[at + 2])) {
      return NONE;
    }
    if (lead < 0xf0) {
      boolean isShortest = lead > 0xe0 || second >= 0xa0;
      boolean isSurrogate = lead == 0xed && second >= 0xa0;
      return isShortest && !isSurrogate ? at + 3 : NONE;
    }
    boolean isInRange = (lead > 0xf0 || second >= 0x90) && (lead < 0xf4 || second < 0x90);
    return lead <= 0xf4 && isInRange && isTrail(bytes[at + 3]) ? at + 4 : NONE;
  }

  private static boolean isTrail(int following) {
    return (following & 0xc0) == 0x80;
  }

  /**
   * The end of the hexadecimal escape whose backslash is at {@code at}, or of a pair of them;
   * {@link #NONE} if it is half of a pair. For any other escape, malformed or not, the end of its
   * first two bytes.
   */
  public static int escapeEnd(byte[] bytes, int at) {
    int unit = unit(bytes, at);
    if (unit < 0) {
      return at + 2;
    }
    int end = at + UNIT_BYTES;
    if (!Character.isSurrogate((char) unit)) {
      return end;
    }
    boolean isPair =
        Character.isHighSurrogate((char) unit)
            && bytes[end] == '\\'
            && Character.isLowSurrogate((char) Math.max(0, unit(bytes, end)));
    return isPair ? end + UNIT_BYTES : NONE;
  }

  /** The code unit of the hexadecimal escape at this backslash, or -1 if it isn't one. */
  private static int unit(byte[] bytes, int at) {
    int unit = bytes[at + 1] == 'u' ? 0 : -1;
    for (int i = at + 2; i < at + UNIT_BYTES && unit >= 0; i++) {
      int digit = Character.digit(bytes[i], 16);
      unit = digit < 0 ? -1 : unit << 4 | digit;
    }
    return unit;
  }

  /**
   * The first index without a whole character, or {@code to} if there is none. A zero byte counts
   * as no character: JSON never contains one, and it makes a parser take the bytes for UTF-16.
   *
   * @param isEnd true if nothing follows; if false, an escape that may continue past {@code to}
   *     isn't whole
   */
  static int soundUntil(byte[] bytes, int from, int to, boolean isEnd) {
    int at = from;
    while (at < to) {
      byte next = bytes[at];
      if (next > 0 && next != '\\') {
        at++;
        continue;
      }
      boolean mayGoOn = next == '\\' && !isEnd && to - at < MOST_BYTES;
      int end = next == 0 || mayGoOn ? NONE : end(bytes, at);
      if (end == NONE) {
        return at;
      }
      at = end;
    }
    return Math.min(at, to);
  }

  private static int end(byte[] bytes, int at) {
    return bytes[at] == '\\' ? escapeEnd(bytes, at) : characterEnd(bytes, at);
  }
}
