package farm.analysis.expression.syntax;

/**
 * The place of a part of an expression in the text.
 *
 * @param start the index of its first char
 * @param end the index after its last char
 */
public record Span(int start, int end) {

  /** The span from the start of this one to the end of {@code last}. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }
}
