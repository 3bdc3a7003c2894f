package farm.analysis.write.table;

import farm.analysis.jdbc.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Collections;
import java.util.List;

/**
 * Builds the SQL of the staging table, which takes the rows as they come. All names are quoted.
 *
 * @param table the name of the staging table
 * @param columns the columns of the rows, separated by commas
 * @param bundle the last column of the staging table: the id of the row's bundle
 * @param list the name of the table that lists the bundles whose rows count
 */
record StagingSql(String table, String columns, String bundle, String list) {

  /**
   * The type of ids. {@code CHAR} is the only text type that all databases cast to by the same
   * name.
   */
  private static final String ID = "CHAR(36)";

  /** Quotes the names of the tables and columns. */
  static StagingSql of(Connection connection, TableName table, TableName list, List<String> names)
      throws SQLException {
    return new StagingSql(
        table.quoted(connection),
        TableName.quoted(connection, names),
        TableName.quoted(connection, bundleColumn(names)),
        list.quoted(connection));
  }

  /** A name that no column has, ignoring case. */
  private static String bundleColumn(List<String> names) {
    String free = "farm_bundle";
    while (names.stream().anyMatch(free::equalsIgnoreCase)) {
      free += "_";
    }
    return free;
  }

  /** Creates the staging table with columns of these definitions. */
  String make(String definitions) {
    return "CREATE TABLE %s (%s, %s %s)".formatted(table, definitions, bundle, ID);
  }

  /** Creates the staging table with the types that the columns have in another table. */
  String makeLike(String target) {
    return "CREATE TABLE %s AS SELECT %s, CAST('' AS %s) AS %s FROM %s WHERE 1 = 0"
        .formatted(table, columns, ID, bundle, target);
  }

  /** Inserts a row of {@code count} columns and its bundle. */
  String insert(int count) {
    String marks = String.join(", ", Collections.nCopies(count + 1, "?"));
    return "INSERT INTO %s (%s, %s) VALUES (%s)".formatted(table, columns, bundle, marks);
  }

  /** Copies the rows that count to another table. */
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
