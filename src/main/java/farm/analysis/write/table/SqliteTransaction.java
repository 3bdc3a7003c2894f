package farm.analysis.write.table;

import farm.analysis.write.Publication;
import farm.analysis.write.Transaction;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A transaction of a SQLite database. A new database is created in the hidden folder of the parts,
 * and appears on commit.
 */
final class SqliteTransaction implements Transaction {

  /** The first table that is written, for messages. */
  private final SqliteTable table;

  private final List<Work> done = new ArrayList<>();
  private @Nullable Path newDatabase;
  private @Nullable Connection connection;

  /** Work on a connection. */
  interface Work {
    void on(Connection connection) throws SQLException, IOException;
  }

  private SqliteTransaction(SqliteTable table) {
    this.table = table;
  }

  /** The open transaction of a table's database; begins one if there is none. */
  static SqliteTransaction of(SqliteTable table, Publication publication)
      throws SQLException, IOException {
    Path file = table.database().file();
    if (publication.transaction(file) instanceof SqliteTransaction open) {
      return open;
    }
    SqliteTransaction begun = publication.add(file, new SqliteTransaction(table));
    begun.newDatabase = Files.exists(file) ? null : table.file().createPart();
    begun.begin();
    return begun;
  }

  private Connection begin() throws SQLException {
    Path file = newDatabase == null ? table.database().file() : newDatabase;
    Connection begun = new SqliteDatabase(table.file().path(), file).begin();
    connection = begun;
    return begun;
  }

  /** Does work in this transaction, and keeps it in case {@link #commit} has to repeat it. */
  void run(Work work) throws SQLException, IOException {
    if (connection == null) {
      throw new IllegalStateException("the transaction has ended");
    }
    work.on(connection);
    done.add(work);
  }

  @Override
  public void commit() {
    try {
      commitConnection();
      if (newDatabase != null) {
        publish(newDatabase);
      }
    } catch (SQLException e) {
      throw table.failure(e);
    } catch (IOException e) {
      throw table.file().failure(e);
    }
  }

  private void commitConnection() throws SQLException {
    if (connection != null) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("COMMIT");
      }
      close();
    }
  }

  private void publish(Path complete) throws SQLException, IOException {
    try {
      table.file().publishNew(complete);
    } catch (FileAlreadyExistsException e) {
      // Guard against a race: another step or program has created the database meanwhile.
      newDatabase = null;
      Connection existing = begin();
      for (Work work : done) {
        work.on(existing);
      }
      commitConnection();
    }
  }

  /** Rolls back what wasn't committed: SQLite does so when the connection is closed. */
  @Override
  public void close() {
    try {
      if (connection != null) {
        connection.close();
      }
    } catch (SQLException e) {
      throw table.failure(e);
    } finally {
      connection = null;
    }
  }
}
