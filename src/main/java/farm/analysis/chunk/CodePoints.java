package farm.analysis.chunk;

/** The order of texts by Unicode code points, which is also the order of their UTF-8 bytes. */
public final class CodePoints {

  private CodePoints() {}

  /**
   * Compares two texts. The order differs from {@link String#compareTo}, which compares UTF-16
   * units, if one text has a character beyond U+FFFF where the other has one from U+E000 to U+FFFF.
   */
  public static int compare(String one, String other) {
    int length = Math.min(one.length(), other.length());
    for (int i = 0; i < length; i++) {
      char a = one.charAt(i);
      char b = other.charAt(i);
      if (a != b) {
        return Character.isSurrogate(a) == Character.isSurrogate(b)
            ? Character.compare(a, b)
            : Boolean.compare(Character.isSurrogate(a), Character.isSurrogate(b));
      }
    }
    return Integer.compare(one.length(), other.length());
  }
}
