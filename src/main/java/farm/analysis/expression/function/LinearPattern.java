package farm.analysis.expression.function;

import com.google.re2j.Pattern;
import com.google.re2j.PatternSyntaxException;
import java.util.regex.Matcher;

/**
 * Compiles regular expressions of RE2, after a check of the size of the compiled program: {@code
 * (a{1000}){1000}} would fill the memory. The size counts a character, class, bracket or operator
 * as one, times the repeats around it.
 */
final class LinearPattern {

  private static final int MOST_SIZE = 10_000;
  private static final int MOST_LEVELS = 200;
  private static final int MOST_GROUPS = 100;

  /** A repeat; RE2 refuses counts above 1000. */
  private static final java.util.regex.Pattern REPEAT =
      java.util.regex.Pattern.compile("\\{(\\d{1,6})(?:,(?!\\d{7})|(?=}))(\\d*)}");

  private final String text;
  private int position;

  private LinearPattern(String text) {
    this.text = text;
  }

  /**
   * The compiled pattern.
   *
   * @throws IllegalArgumentException if the text isn't a pattern, or is too large
   */
  static Pattern compile(String text) {
    long size = new LinearPattern(text).size(0);
    if (size > MOST_SIZE) {
      throw new IllegalArgumentException(
          "it should have at most %,d parts, has more with its repeats".formatted(MOST_SIZE));
    }
    Pattern pattern = parsed(text);
    if (pattern.groupCount() > MOST_GROUPS) {
      throw new IllegalArgumentException(
          "it should have at most %d groups, has %d".formatted(MOST_GROUPS, pattern.groupCount()));
    }
    return pattern;
  }

  private static Pattern parsed(String text) {
    try {
      return Pattern.compile(text);
    } catch (PatternSyntaxException e) {
      throw new IllegalArgumentException(e.getDescription(), e);
    }
  }

  /** The size of the pattern up to the bracket that closes it, or up to its end. */
  private long size(int level) {
    if (level > MOST_LEVELS) {
      throw new IllegalArgumentException(
          "its brackets are nested more than %d deep".formatted(MOST_LEVELS));
    }
    long size = 0;
    while (position < text.length() && text.charAt(position) != ')') {
      size = Math.min(MOST_SIZE + 1L, size + Math.multiplyExact(atom(level), repeats()));
    }
    position++;
    return size;
  }

  private long atom(int level) {
    char first = text.charAt(position++);
    if (first == '(') {
      return 1 + size(level + 1);
    }
    if (first == '[') {
      skipClass();
    } else if (first == '\\') {
      return escaped();
    }
    return 1;
  }

  /**
   * The size of an escape after its backslash: one, or the number of characters up to {@code \E}.
   */
  private long escaped() {
    char letter = position < text.length() ? text.charAt(position) : ' ';
    position++;
    if (letter != 'Q') {
      boolean named = text.startsWith("{", position) && "xpP".indexOf(letter) >= 0;
      position = named ? Math.max(position, text.indexOf('}', position) + 1) : position;
      return 1;
    }
    int end = text.indexOf("\\E", position);
    int length = (end < 0 ? text.length() : end) - position;
    position += length + 2;
    return length;
  }

  /** Skips a class: a bracket right after its beginning belongs to it. */
  private void skipClass() {
    position += text.startsWith("^", position) ? 1 : 0;
    position += text.startsWith("]", position) ? 1 : 0;
    while (position < text.length() && text.charAt(position) != ']') {
      if (text.startsWith("[:", position) && text.indexOf(":]", position) > 0) {
        position = text.indexOf(":]", position) + 2;
      } else {
        position += text.charAt(position) == '\\' ? 2 : 1;
      }
    }
    position++;
  }

  /** The largest number of repeats of the part before this place: m for {@code {n,m}}, else 1. */
  private long repeats() {
    Matcher repeat = REPEAT.matcher(text);
    if (position >= text.length() || !repeat.region(position, text.length()).lookingAt()) {
      return 1;
    }
    position = repeat.end();
    long most = Long.parseLong(repeat.group(1));
    return Math.max(1, repeat.group(2).isEmpty() ? most : Long.parseLong(repeat.group(2)));
  }
}
