package farm.analysis.load.input;

import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The problems of many inputs. If more than three inputs have the same one, it is told once. */
final class InputProblems {

  private static final int TOLD_ONE_BY_ONE = 3;

  /** A problem of one input; {@code rest} is its message after the input's path. */
  private record Problem(String path, String rest, RuntimeException exception) {}

  /** The problems by kind and message, in the order of the inputs. */
  private final Map<Object, List<Problem>> problems = new LinkedHashMap<>();

  /** Adds the problem of the next input. */
  void add(String path, RuntimeException exception) {
    String message = String.valueOf(exception.getMessage());
    String where = path + ": ";
    boolean canJoin =
        (exception instanceof RequestException || exception instanceof DataException)
            && message.startsWith(where)
            && exception.getSuppressed().length == 0;
    String rest = canJoin ? message.substring(where.length()) : "";
    Object key = canJoin ? List.of(exception.getClass(), rest) : exception;
    problems
        .computeIfAbsent(key, same -> new ArrayList<>())
        .add(new Problem(path, rest, exception));
  }

  /**
   * Throws the first problem, with the others suppressed in it; does nothing if there are none.
   *
   * @param inputs the number of all inputs
   */
  void throwIfAny(int inputs) {
    List<RuntimeException> told = new ArrayList<>();
    for (List<Problem> same : problems.values()) {
      if (same.size() > TOLD_ONE_BY_ONE) {
        told.add(joined(same, inputs));
      } else {
        same.forEach(problem -> told.add(problem.exception));
      }
    }
    if (!told.isEmpty()) {
      told.stream().skip(1).forEach(told.get(0)::addSuppressed);
      throw told.get(0);
    }
  }

  private static RuntimeException joined(List<Problem> same, int inputs) {
    Problem first = same.get(0);
    String message =
        "%s (%,d of %,d inputs): %s"
            .formatted(
                ColumnUnion.firstFew(same.stream().map(Problem::path).toList()),
                same.size(),
                inputs,
                first.rest);
    if (first.exception instanceof RequestException request) {
      return request
          .subject()
          .map(subject -> new RequestException(subject, message))
          .orElseGet(() -> new RequestException(message, request));
    }
    return new DataException(message, first.exception);
  }
}
