package farm.analysis.cli;

/**
 * Texts from data, as a terminal may show them: names and values may hold escape sequences, line
 * ends or characters that turn the direction of writing.
 */
final class ShownText {

  /** A longer text is cut before it is looked at. */
  private static final int MOST_CHARS = 10_000;

  private ShownText() {}

  /**
   * The text with each character that isn't printable written as {@code \n}, {@code \t} or {@code
   * \u001b}.
   *
   * @param isUnicode true if all printable characters may stay, false for ASCII alone
   */
  static String of(String text, boolean isUnicode) {
    StringBuilder shown = new StringBuilder();
    text.codePoints().limit(MOST_CHARS).forEach(character -> append(character, isUnicode, shown));
    return shown.toString();
  }

  private static void append(int character, boolean isUnicode, StringBuilder to) {
    switch (character) {
      case '\n' -> to.append("\\n");
      case '\r' -> to.append("\\r");
      case '\t' -> to.append("\\t");
      default -> {
        if (isPrintable(character) && (isUnicode || character < 0x7f)) {
          to.appendCodePoint(character);
        } else {
          for (char half : Character.toChars(character)) {
            to.append("\\u%04x".formatted((int) half));
          }
        }
      }
    }
  }

  private static boolean isPrintable(int character) {
    return switch (Character.getType(character)) {
      case Character.CONTROL,
          Character.FORMAT,
          Character.SURROGATE,
          Character.PRIVATE_USE,
          Character.UNASSIGNED,
          Character.LINE_SEPARATOR,
          Character.PARAGRAPH_SEPARATOR ->
          false;
      default -> true;
    };
  }

  /** The number of columns that a text takes. */
  static int width(String text) {
    return text.codePoints().map(ShownText::width).sum();
  }

  /** The number of columns that a character takes: two for a Chinese one, none for an accent. */
  static int width(int character) {
    int type = Character.getType(character);
    if (type == Character.NON_SPACING_MARK || type == Character.ENCLOSING_MARK) {
      return 0;
    }
    boolean isWide =
        (character >= 0x1100 && character <= 0x115f)
            || (character >= 0x2e80 && character <= 0xa4cf)
            || (character >= 0xac00 && character <= 0xd7a3)
            || (character >= 0xf900 && character <= 0xfaff)
            || (character >= 0xfe30 && character <= 0xfe6f)
            || (character >= 0xff00 && character <= 0xff60)
            || (character >= 0xffe0 && character <= 0xffe6)
            || (character >= 0x1f300 && character <= 0x1faff)
            || (character >= 0x20000 && character <= 0x3fffd);
    return isWide ? 2 : 1;
  }
}
