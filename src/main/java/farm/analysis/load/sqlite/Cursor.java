package farm.analysis.load.sqlite;

import farm.analysis.load.InputRange;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

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

  /**
   * Where SQLite's own functions find the row: a JDBC getter calls up to three of them for one
   * value, behind a lock each. To be used only while the statement is open.
   */
  private record CurrentRow(DB database, long pointer) {}

  private static final StorageClass[] CLASSES = StorageClass.values();

  private final PreparedStatement statement;
  private final ResultSet rows;
  private final CurrentRow row;

  private Cursor(PreparedStatement statement) throws SQLException {
    this.statement = statement;
    this.rows = statement.executeQuery();
    this.row = ((CoreStatement) statement).pointer.safeRun(CurrentRow::new);
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
    return row.database.column_decltype(row.pointer, column);
  }

  StorageClass storageClass(int column) throws SQLException {
    return CLASSES[row.database.column_type(row.pointer, column) - 1];
  }

  long longAt(int column) throws SQLException {
    return row.database.column_long(row.pointer, column);
  }

  double doubleAt(int column) throws SQLException {
    return row.database.column_double(row.pointer, column);
  }

  String textAt(int column) throws SQLException {
    return row.database.column_text(row.pointer, column);
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
