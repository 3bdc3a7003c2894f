package farm.analysis.load.sqlite.database;

import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.record.StorageClass;
import farm.analysis.problem.RequestException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.core.CoreStatement;
import org.sqlite.core.DB;

/**
 * The rows of a running SELECT, with the storage class of each value. JDBC itself would make an
 * object of a value to find its class. Columns are numbered from 0.
 */
public final class Cursor implements AutoCloseable {

  /**
   * The row's handle for SQLite's own functions. A JDBC getter calls up to three of them for one
   * value, each behind a lock. Valid only while the statement is open.
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

  /** All columns of a relation, without rows. */
  public static Cursor ofColumns(Database database, Relation relation) throws SQLException {
    String sql = "SELECT * FROM %s LIMIT 0".formatted(relation.from());
    return new Cursor(bound(database, sql, relation.parameters().size(), relation.parameters()));
  }

  /** Returns true if SQLite finds a column of a relation by its name. */
  public static boolean isColumn(Database database, Relation relation, String name) {
    String sql = "SELECT %s FROM %s".formatted(Relation.quoted(name), relation.from());
    try {
      database.prepare(sql).close();
      return true;
    } catch (SQLException e) {
      return false;
    }
  }

  /** One row: the number of rows. */
  static Cursor ofCount(Database database, Relation relation) throws SQLException {
    List<Object> parameters = new ArrayList<>(relation.parameters());
    addSimulation(relation, parameters);
    return new Cursor(bound(database, relation.count(), relation.parameters().size(), parameters));
  }

  /**
   * One row: the least and the greatest rowid of a table, or NULLs if there is no row. SQLite finds
   * each at once in a SELECT of its own, but reads the whole table to find both in one.
   */
  public static Cursor ofRowids(Database database, Relation relation) throws SQLException {
    String sql =
        "SELECT (SELECT min(%1$s) FROM %2$s), (SELECT max(%1$s) FROM %2$s)"
            .formatted(relation.rowid(), relation.from());
    return new Cursor(bound(database, sql, 0, List.of()));
  }

  /**
   * One row: the number of rows that a read of a range of rowids finds. It doesn't count rows
   * before the first rowid, to which a damaged tree may lead.
   */
  static Cursor ofCount(Database database, Relation relation, InputRange range)
      throws SQLException {
    List<Object> parameters = List.of(range.first(), range.last(), range.first());
    return new Cursor(bound(database, relation.countBetween(), 0, parameters));
  }

  /** These columns, then the rowid or NULL, of the rows in a range. */
  public static Cursor of(
      Database database, Relation relation, List<String> columns, InputRange range)
      throws SQLException {
    String sql = relation.select(columns, range.isWhole());
    return bound(database, relation, sql, range, -1);
  }

  /** One row: for each of these columns, the names of the storage classes in the first rows. */
  public static Cursor ofTypes(
      Database database, Relation relation, List<String> columns, InputRange range, int rows)
      throws SQLException {
    String sql = relation.types(columns, range.isWhole());
    return bound(database, relation, sql, range, rows);
  }

  private static Cursor bound(
      Database database, Relation relation, String sql, InputRange range, int limit)
      throws SQLException {
    List<Object> parameters = new ArrayList<>(relation.parameters());
    if (relation.rowid() != null && !range.isWhole()) {
      parameters.add(range.first());
      parameters.add(range.last());
    }
    if (relation.condition() != null) {
      parameters.addAll(relation.condition().values());
    }
    addSimulation(relation, parameters);
    parameters.add(limit);
    return new Cursor(bound(database, sql, relation.parameters().size(), parameters));
  }

  /** Adds the id as text, then as an integer if it is one: a database may store it as either. */
  private static void addSimulation(Relation relation, List<Object> parameters) {
    String id = relation.simulationId();
    if (id != null) {
      parameters.add(id);
      parameters.add(Relation.integer(id).<Object>map(integer -> integer).orElse(id));
    }
  }

  /** Prepares a statement and binds {@code parameters}; the first {@code own} are the query's. */
  private static PreparedStatement bound(
      Database database, String sql, int own, List<Object> parameters) throws SQLException {
    PreparedStatement statement = database.prepare(sql);
    int count = statement.getParameterMetaData().getParameterCount();
    if (count != parameters.size()) {
      statement.close();
      throw new RequestException(
          "%s: the query has %d parameters, was given %d values"
              .formatted(database.file().path(), own + count - parameters.size(), own));
    }
    for (int i = 0; i < count; i++) {
      statement.setObject(i + 1, parameters.get(i));
    }
    return statement;
  }

  /** Moves to the next row; returns false after the last one. */
  public boolean next() throws SQLException {
    return rows.next();
  }

  /** The number of columns. */
  public int columnCount() throws SQLException {
    return rows.getMetaData().getColumnCount();
  }

  /** The name of a column; the first column is 0. */
  public String columnName(int column) throws SQLException {
    return rows.getMetaData().getColumnName(column + 1);
  }

  /** The declared type of a column, or null if it isn't a table's column. */
  public @Nullable String declaredType(int column) throws SQLException {
    return row.database.column_decltype(row.pointer, column);
  }

  /** The storage class of a value of the row. */
  public StorageClass storageClass(int column) throws SQLException {
    return CLASSES[row.database.column_type(row.pointer, column) - 1];
  }

  /** A value of the row as SQLite converts it to an integer. */
  public long longAt(int column) throws SQLException {
    return row.database.column_long(row.pointer, column);
  }

  /** A value of the row as SQLite converts it to a real number. */
  public double doubleAt(int column) throws SQLException {
    return row.database.column_double(row.pointer, column);
  }

  /** A value of the row as SQLite converts it to a text. */
  public String textAt(int column) throws SQLException {
    return row.database.column_text(row.pointer, column);
  }

  @Override
  public void close() throws SQLException {
    rows.close();
    statement.close();
  }
}
