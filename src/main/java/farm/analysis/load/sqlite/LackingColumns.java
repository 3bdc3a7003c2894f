package farm.analysis.load.sqlite;

import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The exception for columns that were asked for but don't exist. */
final class LackingColumns {

  private LackingColumns() {}

  /**
   * An exception for the first name, with those for the other names as suppressed exceptions.
   *
   * @param where the database and the table or query
   * @param names at least one name
   * @param known the columns that exist
   * @param remark the end of the message
   */
  static RequestException of(String where, List<String> names, Set<String> known, String remark) {
    RequestException first = null;
    for (String name : names) {
      RequestException problem =
          new RequestException(
              name,
              "%s has no column '%s'%s%s"
                  .formatted(where, name, NearestName.choices(name, "columns", known), remark));
      if (first == null) {
        first = problem;
      } else {
        first.addSuppressed(problem);
      }
    }
    return Objects.requireNonNull(first, "no column is lacking");
  }
}
