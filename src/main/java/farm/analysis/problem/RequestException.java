package farm.analysis.problem;

/**
 * Something was asked for that isn't there or can't be done: a file, a table, a column, an output
 * folder.
 *
 * <p>The message says what was asked for and what there is, and is shown to the user as it stands.
 */
public final class RequestException extends RuntimeException {

  /** A request that can't be met, as {@code message} says. */
  public RequestException(String message) {
    super(message);
  }

  /** A request that can't be met, as {@code message} says, because of {@code cause}. */
  public RequestException(String message, Throwable cause) {
    super(message, cause);
  }
}
