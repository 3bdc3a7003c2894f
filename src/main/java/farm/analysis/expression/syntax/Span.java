package farm.analysis.expression.syntax;

/**
 * Where a part of an expression stands in its text.
 *
 * @param start the index of its first char
 * @param end the index after its last char
 */
public record Span(int start, int end) {

  /** From the start of this one to the end of the other. */
  public Span to(Span last) {
    return new Span(start, last.end);
  }
}
