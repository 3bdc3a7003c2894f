package farm.analysis.problem;

/**
 * The data itself is wrong: corrupt, of another type than its column, changed while being read.
 *
 * <p>The message reads <em>where: what is wrong, value found; what would be right</em> and is shown
 * to the user as it stands.
 */
public final class DataException extends RuntimeException {

  /** Data that is wrong as {@code message} says. */
  public DataException(String message) {
    super(message);
  }

  /** Data that is wrong as {@code message} says, found because of {@code cause}. */
  public DataException(String message, Throwable cause) {
    super(message, cause);
  }
}
