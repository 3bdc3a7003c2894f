package farm.analysis.problem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Signals a request for something that doesn't exist or can't be done: a file, a table, a column,
 * an output folder.
 *
 * <p>The message names the thing requested and the things available; it is shown to the user
 * unchanged.
 */
public final class RequestException extends RuntimeException {

  private final @Nullable String subject;

  /** Creates an exception with this message for the user. */
  public RequestException(String message) {
    super(message);
    this.subject = null;
  }

  /** Creates an exception with this message for the user, found because of {@code cause}. */
  public RequestException(String message, Throwable cause) {
    super(message, cause);
    this.subject = null;
  }

  /**
   * Creates an exception with this message for the user.
   *
   * @param subject the thing requested, as the user wrote it, so that its place can be found
   */
  public RequestException(String subject, String message) {
    super(message);
    this.subject = subject;
  }

  /**
   * Throws the first of these problems, with the others as suppressed exceptions; does nothing if
   * there are none.
   */
  public static void throwIfAny(List<RequestException> problems) {
    if (!problems.isEmpty()) {
      problems.stream().skip(1).forEach(problems.get(0)::addSuppressed);
      throw problems.get(0);
    }
  }

  /** The thing requested, as the user wrote it, if known. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }
}
