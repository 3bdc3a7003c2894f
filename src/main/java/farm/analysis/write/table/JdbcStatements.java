package farm.analysis.write.table;

import java.io.Serializable;
import java.util.List;

/**
 * The SQL of one write.
 *
 * @param makeStaging makes the table that takes the rows as they come
 * @param insert adds a row to it, and last the bundle that it is of
 * @param prepare makes the table to be written ready for rows
 * @param fill brings the rows there
 * @param textType how a text is bound, of {@link java.sql.Types}
 * @param bundles tells apart the bundles that count
 */
record JdbcStatements(
    String makeStaging,
    String insert,
    List<String> prepare,
    String fill,
    int textType,
    Bundles bundles)
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
