package farm.analysis.load.sqlite.table;

import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.record.DefaultValue;
import farm.analysis.load.sqlite.record.StorageClass;
import farm.analysis.load.sqlite.table.TableStorage.StoredColumn;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Locale;

/**
 * The value of a column in rows stored before {@code ALTER TABLE} added the column: its default,
 * converted by its affinity, as SQLite itself returns it for such a row.
 */
final class AddedColumn {

  private AddedColumn() {}

  /** The value, found by adding such a column to an in-memory table with one row. */
  static DefaultValue value(StoredColumn column, boolean isStrict) {
    String type = isStrict ? column.declared() : Relation.quoted(column.declared());
    String add =
        "ALTER TABLE t ADD COLUMN b %s DEFAULT (%s)"
            .formatted(column.declared().isEmpty() ? "" : type, column.defaultSql());
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE t (a INTEGER)" + (isStrict ? " STRICT" : ""));
      statement.execute("INSERT INTO t VALUES (1)");
      return isAdded(statement, add) ? value(statement) : DefaultValue.NULL;
    } catch (SQLException e) {
      throw new IllegalStateException("a default can't be found: " + add, e);
    }
  }

  /** Returns false if the default isn't constant: SQLite adds it only to a table without rows. */
  private static boolean isAdded(Statement statement, String add) {
    try {
      statement.execute(add);
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  private static DefaultValue value(Statement statement) throws SQLException {
    try (ResultSet row = statement.executeQuery("SELECT typeof(b), b FROM t")) {
      row.next();
      StorageClass storage = StorageClass.valueOf(row.getString(1).toUpperCase(Locale.ROOT));
      return switch (storage) {
        case INTEGER -> new DefaultValue(storage, row.getLong(2), "");
        case REAL -> new DefaultValue(storage, Double.doubleToRawLongBits(row.getDouble(2)), "");
        case TEXT -> new DefaultValue(storage, 0, row.getString(2));
        case BLOB, NULL -> new DefaultValue(storage, 0, "");
      };
    }
  }
}
