package farm.analysis.write.table;

import java.io.Serializable;
import java.util.List;

/**
 * The SQL statements of one write.
 *
 * @param makeStaging creates the staging table, which takes the rows as they come
 * @param insert inserts a row into it; the last parameter is the id of the row's bundle
 * @param prepare prepares the target table for the rows; empty to append to an existing one
 * @param fill copies the rows that count to the target table
 * @param textType the type, from {@link java.sql.Types}, with which texts are bound
 * @param bundles the SQL of the list of bundles that count
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
   * The SQL of the table that lists the bundles whose rows were copied to the target table.
   *
   * @param make creates the table
   * @param add adds a bundle; fails if it is listed already
   * @param count counts the bundles
   * @param countRows counts their rows
   */
  record Bundles(String make, String add, String count, String countRows) implements Serializable {}
}
