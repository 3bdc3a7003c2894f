package farm.analysis.inspect;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * A result, or the message for the user that says why there is none.
 *
 * @param <T> the type of the result
 */
record Attempt<T>(Optional<T> result, Optional<String> problem) {

  /** Tries to get a result. An exception without a message for the user is passed on. */
  static <T> Attempt<T> of(Supplier<T> supplier) {
    try {
      return new Attempt<>(Optional.of(supplier.get()), Optional.empty());
    } catch (RuntimeException e) {
      return new Attempt<>(Optional.empty(), Optional.of(message(e)));
    }
  }

  /** The message for the user of an exception, or of one that a runner has wrapped. */
  private static String message(RuntimeException e) {
    for (Throwable cause = e; cause != null; cause = cause.getCause()) {
      if (cause instanceof DataException
          || cause instanceof RequestException
          || cause instanceof UncheckedIOException) {
        return String.valueOf(cause.getMessage());
      }
    }
    throw e;
  }
}
