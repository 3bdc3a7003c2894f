package farm.analysis.write.table;

import java.io.Serializable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The SQL of one write.
 *
 * @param makeStaging makes the table that takes the rows as they come
 * @param insert adds a row to it, and last the bundle that it is of, if bundles are told apart
 * @param prepare makes the table to be written ready for rows
 * @param fill brings the rows there
 * @param dropStaging drops the table that took them
 * @param textType how a text is bound, of {@link java.sql.Types}
 * @param bundles tells apart the bundles that count; null if the runner repeats none
 */
record JdbcStatements(
    String makeStaging,
    String insert,
    List<String> prepare,
    String fill,
    String dropStaging,
    int textType,
    @Nullable Bundles bundles)
    implements Serializable {

  JdbcStatements {
    prepare = List.copyOf(prepare);
  }

  /**
   * The SQL of a table that lists the bundles whose rows were brought to the table that is written.
   *
   * @param make makes it, empty
   * @param add adds a bundle, once only
   * @param count counts the bundles
   * @param countRows counts their rows
   */
  record Bundles(String make, String add, String count, String countRows) implements Serializable {}
}
