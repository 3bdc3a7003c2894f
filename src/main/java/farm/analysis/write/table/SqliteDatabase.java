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
 * A SQLite database to write to, which may not exist yet.
 *
 * <p>Another program or step may have it locked. A wait of more than 0.2 s for the lock is logged
 * when it begins.
 *
 * @param path the path as the user wrote it
 * @param file the resolved path
 * @param patience the longest wait for a lock
 */
record SqliteDatabase(String path, Path file, Duration patience) {

  private static final Logger LOG = LoggerFactory.getLogger(SqliteDatabase.class);

  /** The wait that isn't logged, for programs that hold the lock briefly. */
  private static final int SHORT_MILLIS = 200;

  /** A database with a patience of one minute. */
  SqliteDatabase(String path, Path file) {
    this(path, file, Duration.ofMinutes(1));
  }

  /** Opens the database; creates it if it doesn't exist. */
  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(SHORT_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    String name = "file:" + file.toUri().getRawPath().replace("?", "%3f");
    // DriverManager would keep a job's classes in a worker's memory forever, so it isn't used.
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
   * Opens the database and begins an exclusive transaction: no other connection can read or write.
   * Closing the connection rolls it back.
   */
  Connection begin() throws SQLException {
    Connection connection = connect();
    try (Statement statement = connection.createStatement()) {
      // JDBC's own transactions begin with a read, after which SQLite can't wait for other writers.
      // EXCLUSIVE also waits for readers here. Later, SQLite would wait for them at each page.
      executeUnlocked(statement, "BEGIN EXCLUSIVE");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Logs a warning if another program has the database locked for writing. */
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
          "{}: another program has locked the database; the run first reads its inputs, then waits"
              + " up to {} s for the lock",
          path,
          patience.toSeconds());
    }
  }

  /** Executes a statement that needs a lock; waits until the database is free. */
  private void executeUnlocked(Statement statement, String sql) throws SQLException {
    try {
      statement.execute(sql);
    } catch (SQLException e) {
      if (!isLocked(e)) {
        throw e;
      }
      LOG.warn(
          "{}: another program has locked the database; the run waits up to {} s for the lock",
          path,
          patience.toSeconds());
      statement.execute("PRAGMA busy_timeout=" + patience.toMillis());
      statement.execute(sql);
    }
  }

  private static boolean isLocked(SQLException e) {
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_BUSY.code;
  }

  /** The reason of a failure, in the same words as for other outputs. */
  String reason(SQLException e) {
    if (isLocked(e)) {
      return ("another program has locked the database for %d s; end that program, or let"
              + " it release the lock, before the next run")
          .formatted(patience.toSeconds());
    }
    return e.getErrorCode() == SQLiteErrorCode.SQLITE_FULL.code
        ? "No space left on device"
        : String.valueOf(e.getMessage());
  }
}
