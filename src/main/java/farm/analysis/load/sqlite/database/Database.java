package farm.analysis.load.sqlite.database;

import farm.analysis.load.input.InputFile;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.problem.DataException;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.storage.LocalFile;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * An open connection that never writes to the database and never trusts it.
 *
 * <p>The schema may not run code, cell sizes are checked, and nothing can be attached or loaded. A
 * file without pending changes is opened as immutable, so that SQLite creates no {@code -wal} or
 * {@code -shm} file next to the user's data.
 */
public final class Database implements AutoCloseable {

  /** A table may have 2000 columns, and its rowid is read as one more. */
  private static final String MOST_COLUMNS = "2001";

  private final DatabaseFile file;
  private final LocalFile local;
  private final Connection connection;

  private Database(DatabaseFile file, LocalFile local, Connection connection) {
    this.file = file;
    this.local = local;
    this.connection = connection;
  }

  /**
   * Opens the file.
   *
   * @throws DataException if SQLite can't read it
   */
  public static Database open(DatabaseFile file) {
    LocalFile local = file.local();
    try {
      Database database = new Database(file, local, connect(file, local));
      try {
        database.harden();
        return database;
      } catch (SQLException e) {
        database.close();
        throw e;
      }
    } catch (SQLException e) {
      local.close();
      throw Files.exists(local.path()) ? failure(file, e) : InputFile.absent(file.path());
    }
  }

  private static Connection connect(DatabaseFile file, LocalFile local) throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setReadOnly(true);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    config.setPragma(SQLiteConfig.Pragma.LIMIT_COLUMN, MOST_COLUMNS);
    config.setPragma(SQLiteConfig.Pragma.MMAP_SIZE, "0");
    String name = uri(local.path()) + (file.isAtRest() ? "?immutable=1" : "?mode=ro");
    // DriverManager's list of drivers would keep a job's classes in a worker's memory forever.
    return new JDBC4Connection("jdbc:sqlite:" + name, name, config.toProperties());
  }

  private void harden() throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA cell_size_check=ON");
      statement.execute("PRAGMA query_only=ON");
      statement.execute("SELECT 1 FROM sqlite_schema");
    }
  }

  /** The path as a SQLite URI; every byte with a special meaning in a URI is escaped. */
  private static String uri(Path file) {
    return "file:" + file.toAbsolutePath().toUri().getRawPath().replace("?", "%3f");
  }

  /** The file of the database. */
  public DatabaseFile file() {
    return file;
  }

  /** Compiles a statement, which the caller closes. */
  public PreparedStatement prepare(String sql) throws SQLException {
    return connection.prepareStatement(sql);
  }

  /** The first column of every row, as text. */
  public List<String> texts(String sql, @Nullable String... parameters) {
    try (PreparedStatement statement = prepare(sql)) {
      for (int i = 0; i < parameters.length; i++) {
        statement.setString(i + 1, parameters[i]);
      }
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The number of rows, counted without looking at their rowids. */
  public long countRows(Relation relation) {
    try (Cursor cursor = Cursor.ofCount(this, relation)) {
      cursor.next();
      return cursor.longAt(0);
    } catch (SQLException e) {
      throw failure(relation, e);
    }
  }

  /** The number of rows that SQLite finds in a range of rowids. */
  public long countRows(Relation relation, InputRange range) {
    try (Cursor cursor = Cursor.ofCount(this, relation, range)) {
      cursor.next();
      return cursor.longAt(0);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The names of all tables and views except SQLite's own, sorted. */
  public List<String> tables() {
    return texts(
        "SELECT name FROM sqlite_schema WHERE type IN ('table', 'view')"
            + " AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' ORDER BY name");
  }

  /** An exception for a missing table; the message lists the tables. */
  public RequestException noTable(String name) {
    List<String> tables = tables();
    return new RequestException(
        name,
        "%s: no table '%s'%s"
            .formatted(file.path(), name, NearestName.choices(name, "tables", tables)));
  }

  /** An exception that blames the file. */
  public DataException failure(SQLException e) {
    return failure(file, e);
  }

  /** An exception that blames a query that SQLite can't prepare, or the file if it is damaged. */
  public RuntimeException queryFailure(String sql, SQLException e) {
    if (e.getErrorCode() != SQLiteErrorCode.SQLITE_ERROR.code) {
      return failure(e);
    }
    return new RequestException(
        sql,
        "%s: the query should be one SELECT that SQLite can run: %s"
            .formatted(file.path(), reason(e)));
  }

  /** An exception for rows that can't be read; it blames a query for what its own SQL does. */
  public DataException failure(Relation relation, SQLException e) {
    return relation.isQuery() && e.getErrorCode() == SQLiteErrorCode.SQLITE_ERROR.code
        ? new DataException("%s: the query fails: %s".formatted(file.path(), reason(e)), e)
        : failure(e);
  }

  /** SQLite's own words in a message of sqlite-jdbc. */
  private static String reason(SQLException e) {
    return String.valueOf(e.getMessage()).replaceFirst("^\\[.*?\\((.*)\\)$", "$1");
  }

  /**
   * Guard against a race with a writer: SQLite may mistake a database that is being changed for a
   * damaged one.
   */
  private static DataException failure(DatabaseFile file, SQLException e) {
    file.checkUnchanged();
    String hint =
        file.journalBytes() > 0
            ? "; its -journal file shows a write that didn't end: open it once with the"
                + " simulator or sqlite3 to recover it"
            : "";
    return new DataException(
        "%s: SQLite can't read it: %s%s".formatted(file.path(), e.getMessage(), hint), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    } finally {
      local.close();
    }
  }
}
