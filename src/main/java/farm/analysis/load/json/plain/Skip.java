package farm.analysis.load.json.plain;

import farm.analysis.decimal.ByteWords;
import farm.analysis.decimal.Digits;
import farm.analysis.json.Unicode;

/**
 * Finds the ends of values and checks that they are well-formed (RFC 8259). The checks are at least
 * as strict as a parser's, so nothing malformed is skipped. Eight zero bytes must follow the bytes;
 * no value continues at a zero.
 */
final class Skip {

  /** Returned instead of a place if a value isn't well-formed, or is too unusual to be sure. */
  static final int NONE = Unicode.NONE;

  static final int NULL = Words.four("null");
  private static final int TRUE = Words.four("true");
  private static final int ALSE = Words.four("alse");
  private static final int INFI = Words.four("Infi");
  private static final int NITY = Words.four("nity");

  private static final int MOST_LEVELS = 100;

  /** A number with more bytes than this may exceed the parser's limit. */
  static final int MOST_NUMBER_BYTES = 500;

  private Skip() {}

  /** The end of the value at this place, which may also be NaN or an infinity. */
  static int value(byte[] bytes, int at) {
    int end = value(bytes, at, MOST_LEVELS);
    return end == NONE ? nonFinite(bytes, at) : end;
  }

  /** The end of the NaN or infinity at this place. */
  static int nonFinite(byte[] bytes, int at) {
    if (bytes[at] == 'N') {
      return bytes[at + 1] == 'a' && bytes[at + 2] == 'N' ? at + 3 : NONE;
    }
    int start = bytes[at] == '-' ? at + 1 : at;
    boolean isInfinity =
        Words.fourAt(bytes, start) == INFI && Words.fourAt(bytes, start + 4) == NITY;
    return isInfinity ? start + 8 : NONE;
  }

  /** The end of the value at this place, which must be standard JSON throughout. */
  static int strict(byte[] bytes, int at) {
    return value(bytes, at, MOST_LEVELS);
  }

  private static int value(byte[] bytes, int at, int levels) {
    return switch (bytes[at]) {
      case '"' -> string(bytes, at + 1);
      case 'n' -> Words.fourAt(bytes, at) == NULL ? at + 4 : NONE;
      case 't' -> Words.fourAt(bytes, at) == TRUE ? at + 4 : NONE;
      case 'f' -> Words.fourAt(bytes, at + 1) == ALSE ? at + 5 : NONE;
      case '[' -> levels == 0 ? NONE : array(bytes, spaces(bytes, at + 1), levels - 1);
      case '{' -> levels == 0 ? NONE : object(bytes, spaces(bytes, at + 1), levels - 1);
      case '-' -> number(bytes, at + 1);
      default -> number(bytes, at);
    };
  }

  private static int array(byte[] bytes, int start, int levels) {
    if (bytes[start] == ']') {
      return start + 1;
    }
    int at = start;
    while (true) {
      at = value(bytes, at, levels);
      if (at == NONE) {
        return NONE;
      }
      at = spaces(bytes, at);
      if (bytes[at] != ',') {
        return bytes[at] == ']' ? at + 1 : NONE;
      }
      at = spaces(bytes, at + 1);
    }
  }

  private static int object(byte[] bytes, int start, int levels) {
    if (bytes[start] == '}') {
      return start + 1;
    }
    int at = start;
    while (true) {
      at = bytes[at] == '"' ? string(bytes, at + 1) : NONE;
      at = at == NONE ? NONE : colon(bytes, spaces(bytes, at));
      at = at == NONE ? NONE : value(bytes, at, levels);
      if (at == NONE) {
        return NONE;
      }
      at = spaces(bytes, at);
      if (bytes[at] != ',') {
        return bytes[at] == '}' ? at + 1 : NONE;
      }
      at = spaces(bytes, at + 1);
    }
  }

  private static int colon(byte[] bytes, int at) {
    return bytes[at] == ':' ? spaces(bytes, at + 1) : NONE;
  }

  /** The place of the first byte from here on that isn't a space. */
  static int spaces(byte[] bytes, int from) {
    int at = from;
    while (bytes[at] == ' ') {
      at++;
    }
    return at;
  }

  /** The end, after the closing quote, of the string whose first character is at this place. */
  static int string(byte[] bytes, int from) {
    int at = from;
    while (true) {
      at = plainText(bytes, at);
      if (at == NONE || bytes[at] == '"') {
        return at == NONE ? NONE : at + 1;
      }
      at = escape(bytes, at + 1);
      if (at == NONE) {
        return NONE;
      }
    }
  }

  /** The place of the quote or backslash at which the text from here on ends. */
  static int plainText(byte[] bytes, int from) {
    int at = from;
    while (true) {
      long specials = Words.specials(ByteWords.at(bytes, at));
      if (specials == 0) {
        at += Long.BYTES;
        continue;
      }
      at += Words.first(specials);
      if (bytes[at] >= 0) {
        return bytes[at] < ' ' ? NONE : at;
      }
      at = Unicode.characterEnd(bytes, at);
      if (at == NONE) {
        return NONE;
      }
    }
  }

  private static int escape(byte[] bytes, int at) {
    return switch (bytes[at]) {
      case '"', '\\', '/', 'b', 'f', 'n', 'r', 't' -> at + 1;
      case 'u' -> {
        int end = Unicode.escapeEnd(bytes, at - 1);
        yield end > at + 1 ? end : NONE;
      }
      default -> NONE;
    };
  }

  /** The end of the number whose digits start here, after a sign if there is one. */
  private static int number(byte[] bytes, int start) {
    int end = digits(bytes, start);
    if (end == start || (bytes[start] == '0' && end > start + 1)) {
      return NONE;
    }
    if (bytes[end] == '.') {
      int fraction = end + 1;
      end = digits(bytes, fraction);
      if (end == fraction) {
        return NONE;
      }
    }
    if ((bytes[end] | 0x20) == 'e') {
      int sign = bytes[end + 1];
      int exponent = sign == '-' || sign == '+' ? end + 2 : end + 1;
      end = digits(bytes, exponent);
      if (end == exponent) {
        return NONE;
      }
    }
    return end - start > MOST_NUMBER_BYTES ? NONE : end;
  }

  /**
   * The place of the first byte from here on that isn't a digit. After eight digits the next eight
   * are loaded without waiting for the count.
   */
  private static int digits(byte[] bytes, int from) {
    int at = from;
    while (true) {
      int met = Digits.count(Digits.within(bytes, at));
      if (met < Digits.AT_ONCE) {
        return at + met;
      }
      at += Digits.AT_ONCE;
    }
  }
}
