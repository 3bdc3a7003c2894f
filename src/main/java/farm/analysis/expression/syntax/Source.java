package farm.analysis.expression.syntax;

import farm.analysis.problem.RequestException;

/** The text of an expression, for messages that show the place of a problem. */
public final class Source {

  private static final int SHOWN_CHARS = 80;

  private final String text;

  /** Creates the source of an expression's text. */
  public Source(String text) {
    this.text = text;
  }

  /** The whole text. */
  public String text() {
    return text;
  }

  /** The part of the text at this place. */
  public String at(Span span) {
    return text.substring(span.start(), span.end());
  }

  /** The exception for a problem at a place; its subject is the whole text. */
  public RequestException problem(Span at, String message) {
    return new RequestException(
        text, "in \"%s\", %s: %s".formatted(shown(at), place(at.start()), message));
  }

  private String place(int start) {
    int line = (int) text.substring(0, start).chars().filter(c -> c == '\n').count() + 1;
    int column = text.codePointCount(text.lastIndexOf('\n', start - 1) + 1, start) + 1;
    return text.indexOf('\n') < 0
        ? "column " + column
        : "line %d, column %d".formatted(line, column);
  }

  /** The text on one line, or the 80 chars around the place if the text is long. */
  private String shown(Span at) {
    int first = text.length() <= SHOWN_CHARS ? 0 : Math.max(0, at.start() - SHOWN_CHARS / 2);
    int last = Math.min(text.length(), first + SHOWN_CHARS);
    String part = text.substring(first, last).replaceAll("\\s*\\R\\s*", " ");
    return (first > 0 ? "…" : "") + part + (last < text.length() ? "…" : "");
  }
}
