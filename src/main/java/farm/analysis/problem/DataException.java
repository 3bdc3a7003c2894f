package farm.analysis.problem;

/**
 * Signals that the data itself is wrong: corrupt, of another type than its column, or changed while
 * being read.
 *
 * <p>The message reads <em>where: what is wrong, value found; what would be right</em> and is shown
 * to the user unchanged.
 */
public final class DataException extends RuntimeException {

  /** Creates an exception with this message for the user. */
  public DataException(String message) {
    super(message);
  }

  /** Creates an exception with this message for the user, found because of {@code cause}. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
