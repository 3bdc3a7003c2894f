package farm.analysis.write.table;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteErrorCode;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A SQLite database to be written, which may not be there yet.
 *
 * <p>Another program, or another step, may have it locked. A wait for it is logged when it begins.
 *
 * @param path how the user wrote it
 * @param file where it is
 * @param patience the longest wait for a lock
 */
record SqliteDatabase(String path, Path file, Duration patience) {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  /** Others that write a little at a time are waited for without a word. */
  private static final int SHORT_MILLIS = 200;

  /** A database that others may have locked for a minute. */
  SqliteDatabase(String path, Path file) {
    this(path, file, Duration.ofMinutes(1));
  }

  /** Opens the database, which is made if it isn't there. */
  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(SHORT_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    String name = "file:" + file.toUri().getRawPath().replace("?", "%3f");
    // JDBC's list of drivers would keep a job's classes in a worker's memory for ever.
    Connection connection = new JDBC4Connection("jdbc:sqlite:" + name, name, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA cell_size_check=ON");
      executeUnlocked(statement, "SELECT 1 FROM sqlite_schema");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /**
   * Opens the database and begins a transaction, in which nobody else can read or write. Closing
   * the connection takes it back.
   */
  Connection begin() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      // JDBC's own transactions begin with a read, after which SQLite can't wait for other writers.
      // Readers are waited for here too: later, SQLite would wait for them once a page.
      executeUnlocked(statement, "BEGIN EXCLUSIVE");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Logs that another program has the database locked for writing, if one has. */
  void tellIfLocked(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA busy_timeout=" + SHORT_MILLIS);
      statement.execute("BEGIN IMMEDIATE");
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      if (!isLocked(e)) {
        throw e;
      }
      LOG.warn(
          "{}: another program has the database locked; when all rows are there, the run waits for"
              + " it up to {} s",
          path,
          patience.toSeconds());
    }
  }

  /** Executes a statement that needs a lock, once the database is free. */
  private void executeUnlocked(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      if (!isLocked(e)) {
        throw e;
      }
      LOG.warn(
          "{}: waits up to {} s for another program that has the database locked",
          path,
          patience.toSeconds());
      statement.execute("PRAGMA busy_timeout=" + patience.toMillis());
      statement.execute(sql);
    }
  }

  private static boolean isLocked(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /** The reason of a failure, in the words of other outputs where they have the same. */
  String reason(SQLException e) {
    if (isLocked(e)) {
      return ("another program has had the database locked for %d s; it should end, or let go of"
              + " it, before the next run")
          .formatted(patience.toSeconds());
    }
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
        ? "No space left on device"
        : String.valueOf(e.getMessage());
  }
}
