package farm.analysis.load.sqlite;

import farm.analysis.load.InputRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;

/**
 * The rows of a running SELECT, with the storage class of each value, which JDBC itself can't tell
 * without making an object of the value. Columns count from 0.
 */
final class Cursor implements AutoCloseable {

  /** How SQLite stores one value (sqlite.org/datatype3.html §2), in the order of its codes. */
  enum StorageClass {
    INTEGER,
    REAL,
    TEXT,
    BLOB,
    NULL
  }

  private static final StorageClass[] CLASSES = StorageClass.values();

  private final PreparedStatement statement;
  private final CoreStatement core;
  private final ResultSet rows;

  private Cursor(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.core = (CoreStatement) statement;
    this.rows = statement.executeQuery();
  }

  /** The rows of {@code sql}, which has no parameters. */
  static Cursor of(Database database, String sql) throws SQLException {
    return new Cursor(database.prepare(sql));
  }

  /** These columns, then the rowid or NULL, of the rows in a range, less the first few. */
  static Cursor of(
      Database database,
      Relation relation,
      List<String> columns,
      InputRange range,
      long skippedRows)
      throws SQLException {
    PreparedStatement statement = database.prepare(relation.select(columns));
    int parameter = 1;
    if (relation.rowid() != null) {
      statement.setLong(parameter++, range.first());
      statement.setLong(parameter++, range.last());
    }
    String id = relation.simulationId();
    if (id != null) {
      statement.setString(parameter++, id);
      statement.setObject(parameter++, id.matches("0|-?[1-9]\\d{0,17}") ? Long.valueOf(id) : id);
    }
    statement.setLong(parameter, skippedRows);
    return new Cursor(statement);
  }

  boolean next() throws SQLException {
    return rows.next();
  }

  int columnCount() throws SQLException {
    return rows.getMetaData().getColumnCount();
  }

  String columnName(int column) throws SQLException {
    return rows.getMetaData().getColumnName(column + 1);
  }

  /** The type the column was declared with, or null if it isn't a table's column. */
  @Nullable String declaredType(int column) throws SQLException {
    return core.pointer.<@Nullable String, SQLException>safeRun(
        (database, row) -> database.column_decltype(row, column));
  }

  StorageClass storageClass(int column) throws SQLException {
    return CLASSES[
        core.pointer.safeRunInt((database, row) -> database.column_type(row, column)) - 1];
  }

  long longAt(int column) throws SQLException {
    return rows.getLong(column + 1);
  }

  double doubleAt(int column) throws SQLException {
    return rows.getDouble(column + 1);
  }

  String textAt(int column) throws SQLException {
    return rows.getString(column + 1);
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
