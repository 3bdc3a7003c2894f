package farm.analysis.write.table;

import farm.analysis.jdbc.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Makes the SQL of the table that takes the rows as they come. All names are quoted.
 *
 * @param table its name
 * @param columns those of the rows, with commas between
 * @param bundle its last column, the id of the bundle that a row is of
 * @param list the table that lists the bundles whose rows count
 */
record StagingSql(String table, String columns, String bundle, String list) {

  /** {@code CHAR} is the one type of text that all databases cast to by the same name. */
  private static final String ID = "CHAR(36)";

  /** The same for rows of these columns. */
  static StagingSql of(Connection connection, TableName table, TableName list, List<String> names)
      throws SQLException {
    return new StagingSql(
        table.quoted(connection),
        TableName.quoted(connection, names),
        TableName.quoted(connection, bundleColumn(names)),
        list.quoted(connection));
  }

  /** A name that no column has, in any case of letters. */
  private static String bundleColumn(List<String> names) {
    String free = "farm_bundle";
    while (names.stream().anyMatch(free::equalsIgnoreCase)) {
      free += "_";
    }
    return free;
  }

  /** Makes it with columns of these definitions. */
  String make(String definitions) {
    return "CREATE TABLE %s (%s, %s %s)".formatted(table, definitions, bundle, ID);
  }

  /** Makes it with the columns as another table has them. */
  String makeLike(String target) {
    return "CREATE TABLE %s AS SELECT %s, CAST('' AS %s) AS %s FROM %s WHERE 1 = 0"
        .formatted(table, columns, ID, bundle, target);
  }

  /** Adds a row of so many columns, and last its bundle. */
  String insert(int count) {
    String marks = String.join(", ", Collections.nCopies(count + 1, "?"));
    return "INSERT INTO %s (%s, %s) VALUES (%s)".formatted(table, columns, bundle, marks);
  }

  /** Adds the rows that count to another table. */
  String fill(String target) {
    return "INSERT INTO %s (%s) SELECT %2$s FROM %s".formatted(target, columns, rows());
  }

  private String rows() {
    return "%s WHERE %s IN (SELECT %2$s FROM %s)".formatted(table, bundle, list);
  }

  /** The SQL of the list of bundles. */
  JdbcStatements.Bundles bundles() {
    return new JdbcStatements.Bundles(
        "CREATE TABLE %s (%s %s NOT NULL PRIMARY KEY)".formatted(list, bundle, ID),
        "INSERT INTO %s VALUES (?)".formatted(list),
        "SELECT COUNT(*) FROM " + list,
        "SELECT COUNT(*) FROM " + rows());
  }
}
