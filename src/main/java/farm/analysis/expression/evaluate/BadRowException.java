package farm.analysis.expression.evaluate;

/** Signals a row for which a function has no result; {@link RowCall} adds the place of the row. */
public final class BadRowException extends RuntimeException {

  /** Creates an exception that describes the problem with the values. */
  public BadRowException(String message) {
    super(message, null, false, false);
  }
}
