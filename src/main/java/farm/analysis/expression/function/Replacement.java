package farm.analysis.expression.function;

import com.google.re2j.Matcher;
import com.google.re2j.Pattern;
import farm.analysis.expression.evaluate.TextLimit;
import org.jspecify.annotations.Nullable;

/**
 * Replaces the matches of a pattern.
 *
 * @param with the new text, in which a backslash and a digit stand for a group, two backslashes for
 *     one
 */
record Replacement(Pattern pattern, String with) {

  /**
   * Creates a replacement.
   *
   * @throws IllegalArgumentException if a backslash stands for nothing, or a group doesn't exist;
   *     the message says what is needed
   */
  static Replacement of(Pattern pattern, String with) {
    for (int i = with.indexOf('\\'); i >= 0; i = with.indexOf('\\', i + 2)) {
      char next = i + 1 < with.length() ? with.charAt(i + 1) : ' ';
      if (next != '\\' && !isDigit(next)) {
        throw new IllegalArgumentException(
            "a digit or another backslash after each backslash of the new text");
      }
      if (isDigit(next) && next - '0' > pattern.groupCount()) {
        throw new IllegalArgumentException(
            "groups from \\0 to \\%d in the new text".formatted(pattern.groupCount()));
      }
    }
    return new Replacement(pattern, with);
  }

  private static boolean isDigit(char c) {
    return c >= '0' && c <= '9';
  }

  /** The text with each match replaced. */
  String applied(String text) {
    Matcher matcher = pattern.matcher(text);
    StringBuilder replaced = new StringBuilder();
    int copied = 0;
    int from = 0;
    while (from <= text.length() && matcher.find(from)) {
      append(replaced, text.substring(copied, matcher.start()));
      append(replaced, matcher);
      copied = matcher.end();
      from = matcher.end() > matcher.start() ? matcher.end() : next(text, matcher.end());
    }
    append(replaced, text.substring(copied));
    return replaced.toString();
  }

  /** The place after the character at a place; at the end of the text, the place after the end. */
  private static int next(String text, int at) {
    return at == text.length() ? at + 1 : at + Character.charCount(text.codePointAt(at));
  }

  private void append(StringBuilder replaced, Matcher matcher) {
    int copied = 0;
    for (int i = with.indexOf('\\'); i >= 0; i = with.indexOf('\\', copied)) {
      append(replaced, with.substring(copied, i));
      char next = with.charAt(i + 1);
      append(replaced, next == '\\' ? "\\" : matcher.group(next - '0'));
      copied = i + 2;
    }
    append(replaced, with.substring(copied));
  }

  /** Appends a part; null is a group that took no part in the match. */
  private static void append(StringBuilder replaced, @Nullable String part) {
    if (part != null) {
      TextLimit.check((long) replaced.length() + part.length());
      replaced.append(part);
    }
  }
}
