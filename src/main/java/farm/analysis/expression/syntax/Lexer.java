package farm.analysis.expression.syntax;

import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Splits the text of an expression into tokens. */
final class Lexer {

  private static final Pattern NUMBER =
      Pattern.compile("(\\d++(\\.\\d*+)?+|\\.\\d++)([eE][+-]?+\\d++)?+");
  private static final Pattern WORD = Pattern.compile("[\\p{L}_][\\p{L}\\p{M}\\p{N}_$]*+");
  private static final List<String> SIGNS =
      List.of(
          "==", "<>", "!=", "<=", ">=", "||", "=", "<", ">", "+", "-", "*", "/", "%", "(", ")",
          ",");

  private final Source source;
  private final String text;
  private int position;

  Lexer(Source source) {
    this.source = source;
    this.text = source.text();
  }

  /** The next token; after the last one, each call returns END. */
  Token next() {
    while (position < text.length() && Character.isWhitespace(text.charAt(position))) {
      position++;
    }
    if (position == text.length()) {
      return new Token(Token.Kind.END, "", new Span(position, position));
    }
    char first = text.charAt(position);
    if (first == '\'') {
      return quoted(Token.Kind.TEXT, first);
    }
    if (first == '"' || first == '`') {
      return quoted(Token.Kind.QUOTED_NAME, first);
    }
    Matcher matcher = WORD.matcher(text).region(position, text.length());
    if (matcher.lookingAt()) {
      return Token.word(matcher.group(), taken(matcher.end()));
    }
    matcher.usePattern(NUMBER);
    return matcher.lookingAt() ? number(matcher) : sign();
  }

  private Span taken(int end) {
    Span span = new Span(position, end);
    position = end;
    return span;
  }

  private Token number(Matcher matcher) {
    boolean integer = matcher.group().chars().allMatch(Character::isDigit);
    Token token =
        new Token(
            integer ? Token.Kind.INTEGER : Token.Kind.DECIMAL,
            matcher.group(),
            taken(matcher.end()));
    if (position < text.length() && isPartOfWord(text.codePointAt(position))) {
      throw problem("'%s' isn't a number".formatted(text.substring(token.at().start(), wordEnd())));
    }
    return token;
  }

  private static boolean isPartOfWord(int character) {
    return Character.isLetterOrDigit(character) || character == '_' || character == '.';
  }

  private int wordEnd() {
    int end = position;
    while (end < text.length() && isPartOfWord(text.codePointAt(end))) {
      end += Character.charCount(text.codePointAt(end));
    }
    return end;
  }

  /** Reads a text or name in quotes; a doubled quote stands for one. */
  private Token quoted(Token.Kind kind, char quote) {
    StringBuilder content = new StringBuilder();
    int end = position + 1;
    while (end < text.length()) {
      char c = text.charAt(end++);
      if (c != quote) {
        content.append(c);
      } else if (end < text.length() && text.charAt(end) == quote) {
        content.append(quote);
        end++;
      } else {
        return new Token(kind, content.toString(), taken(end));
      }
    }
    throw problem("the closing %c is missing".formatted(quote));
  }

  private Token sign() {
    if (text.startsWith("--", position) || text.startsWith("/*", position)) {
      throw problem("comments aren't supported; write '- -' for minus twice");
    }
    for (String sign : SIGNS) {
      if (text.startsWith(sign, position)) {
        return new Token(Token.Kind.SIGN, sign, taken(position + sign.length()));
      }
    }
    String found = Character.toString(text.codePointAt(position));
    throw problem(
        found.equals(".")
            ? "unexpected '.'; a name with a dot is written in double quotes: \"a.b\"; after a Join,"
                + " column b of input a is just b"
            : "unexpected '%s'".formatted(found));
  }

  private RequestException problem(String message) {
    return source.problem(new Span(position, text.length()), message);
  }
}
