package farm.analysis.problem;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Something was asked for that isn't there or can't be done: a file, a table, a column, an output
 * folder.
 *
 * <p>The message says what was asked for and what there is, and is shown to the user as it stands.
 */
public final class RequestException extends RuntimeException {

  private final @Nullable String subject;

  /** A request that can't be met, as {@code message} says. */
  public RequestException(String message) {
    super(message);
    this.subject = null;
  }

  /** A request that can't be met, as {@code message} says, because of {@code cause}. */
  public RequestException(String message, Throwable cause) {
    super(message, cause);
    this.subject = null;
  }

  /**
   * A request that can't be met, as {@code message} says.
   *
   * @param subject what was asked for, as the user wrote it, so that the place can be found
   */
  public RequestException(String subject, String message) {
    super(message);
    this.subject = subject;
  }

  /**
   * Throws the first of these problems, the others as suppressed ones; nothing if there is none.
   */
  public static void throwIfAny(List<RequestException> problems) {
    if (!problems.isEmpty()) {
      problems.stream().skip(1).forEach(problems.get(0)::addSuppressed);
      throw problems.get(0);
    }
  }

  /** What was asked for, as the user wrote it, if that is known. */
  public Optional<String> subject() {
    return Optional.ofNullable(subject);
  }
}
