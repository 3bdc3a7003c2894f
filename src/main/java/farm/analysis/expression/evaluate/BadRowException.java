package farm.analysis.expression.evaluate;

/** A row for which a function has no result; whoever knows the row adds the place. */
public final class BadRowException extends RuntimeException {

  /** What is wrong with the values. */
  public BadRowException(String message) {
    super(message, null, false, false);
  }
}
