package farm.analysis.load.sqlite.table;

import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.Collection;
import java.util.Set;

/** The check that columns which were asked for exist. */
public final class LackingColumns {

  private LackingColumns() {}

  /**
   * Checks that these columns exist.
   *
   * @param where the database and the table or query
   * @param known the columns that exist
   * @param remark the end of the message
   * @throws RequestException for the first column that doesn't exist, with those for the others as
   *     suppressed exceptions
   */
  public static void check(
      String where, Collection<String> names, Set<String> known, String remark) {
    RequestException.throwIfAny(
        names.stream()
            .filter(name -> !known.contains(name))
            .map(
                name ->
                    new RequestException(
                        name,
                        "%s has no column '%s'%s%s"
                            .formatted(
                                where, name, NearestName.choices(name, "columns", known), remark)))
            .toList());
  }
}
