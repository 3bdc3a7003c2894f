package farm.analysis.expression.operator;

import org.jspecify.annotations.Nullable;

/**
 * SQL's {@code like}: {@code %} stands for any text, {@code _} for one character. As in SQLite, a
 * to z match A to Z.
 */
public final class LikePattern {

  private final String text;
  private final String pattern;
  private final int escape;

  private LikePattern(String text, String pattern, int escape) {
    this.text = text;
    this.pattern = pattern;
    this.escape = escape;
  }

  /**
   * Returns true if the whole text matches the pattern. The time grows with the product of their
   * lengths.
   *
   * @param escape the character before a %, a _ or an escape that stands for itself; null if there
   *     is none
   */
  public static boolean matches(String text, String pattern, @Nullable String escape) {
    int escapeCharacter = escape == null ? -1 : escape.codePointAt(0);
    return new LikePattern(text, pattern, escapeCharacter).matches();
  }

  /** Backtracks to the last % only: for all others, the shortest match is good enough. */
  private boolean matches() {
    int at = 0;
    int in = 0;
    int afterLastAny = -1;
    int retry = 0;
    while (true) {
      if (in < pattern.length() && isAny(in)) {
        in++;
        afterLastAny = in;
        retry = at;
      } else if (at == text.length() && in == pattern.length()) {
        return true;
      } else if (at < text.length() && in < pattern.length() && matchesOne(at, in)) {
        at += Character.charCount(text.codePointAt(at));
        in = afterOne(in);
      } else if (afterLastAny >= 0 && retry < text.length()) {
        retry += Character.charCount(text.codePointAt(retry));
        at = retry;
        in = afterLastAny;
      } else {
        return false;
      }
    }
  }

  private boolean isAny(int in) {
    return pattern.charAt(in) == '%' && escape != '%';
  }

  private boolean matchesOne(int at, int in) {
    int character = text.codePointAt(at);
    int expected = pattern.codePointAt(in);
    if (expected == escape) {
      int next = in + Character.charCount(expected);
      return next < pattern.length() && lower(pattern.codePointAt(next)) == lower(character);
    }
    return expected == '_' || lower(expected) == lower(character);
  }

  private int afterOne(int in) {
    int length = Character.charCount(pattern.codePointAt(in));
    return pattern.codePointAt(in) == escape
        ? in + length + Character.charCount(pattern.codePointAt(in + length))
        : in + length;
  }

  private static int lower(int character) {
    return character >= 'A' && character <= 'Z' ? character + ('a' - 'A') : character;
  }
}
