package farm.analysis.expression.syntax;

import java.util.Locale;
import java.util.Set;

/**
 * A word, number, text or sign of an expression.
 *
 * @param text the content, without quotes around it; keywords are in lower case
 */
record Token(Kind kind, String text, Span at) {

  enum Kind {
    INTEGER,
    DECIMAL,
    TEXT,
    NAME,
    QUOTED_NAME,
    KEYWORD,
    SIGN,
    END
  }

  private static final Set<String> KEYWORDS =
      Set.of(
          "and", "or", "not", "is", "null", "between", "in", "like", "escape", "case", "when",
          "then", "else", "end", "cast", "as", "true", "false");

  static Token word(String word, Span at) {
    String lower = word.toLowerCase(Locale.ROOT);
    return KEYWORDS.contains(lower)
        ? new Token(Kind.KEYWORD, lower, at)
        : new Token(Kind.NAME, word, at);
  }

  /** Returns true if this is the given keyword or sign. */
  boolean is(String keywordOrSign) {
    return (kind == Kind.KEYWORD || kind == Kind.SIGN) && text.equals(keywordOrSign);
  }
}
