package farm.analysis.write.table;

import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.sqlite.SQLiteConfig;
import org.sqlite.jdbc4.JDBC4Connection;

/**
 * A SQLite database to be written, which may not be there yet.
 *
 * @param path how the user wrote it
 * @param file where it is
 */
record SqliteDatabase(String path, Path file) {

  /** Another process, or another step, may be writing to the same database. */
  private static final int BUSY_MILLIS = 60_000;

  /** What is done on a connection. */
  interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  /** Opens the database, which is made if it isn't there. */
  Connection connect() throws SQLException {
    SQLiteConfig config = new SQLiteConfig();
    config.setBusyTimeout(BUSY_MILLIS);
    config.setPragma(SQLiteConfig.Pragma.LIMIT_ATTACHED, "0");
    String name = "file:" + file.toUri().getRawPath().replace("?", "%3f");
    // JDBC's list of drivers would keep a job's classes in a worker's memory for ever.
    Connection connection = new JDBC4Connection("jdbc:sqlite:" + name, name, config.toProperties());
    try (Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA trusted_schema=OFF");
      statement.execute("PRAGMA cell_size_check=ON");
      statement.execute("SELECT 1 FROM sqlite_schema");
      return connection;
    } catch (SQLException e) {
      connection.close();
      throw e;
    }
  }

  /** Does all of this or, if it fails, nothing. */
  void inTransaction(Work work) throws SQLException, IOException {
    try (Connection connection = connect();
        Statement statement = connection.createStatement()) {
      // JDBC's own transactions begin with a read, after which SQLite can't wait for other writers
      statement.execute("BEGIN IMMEDIATE");
      try {
        work.on(connection);
        statement.execute("COMMIT");
      } catch (SQLException | IOException | RuntimeException e) {
        rollback(statement, e);
        throw e;
      }
    }
  }

  /** Some failures, such as a full disk, have rolled back already. */
  private static void rollback(Statement statement, Exception failure) {
    try {
      statement.execute("ROLLBACK");
    } catch (SQLException e) {
      failure.addSuppressed(e);
    }
  }
}
