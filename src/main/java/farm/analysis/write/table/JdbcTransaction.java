package farm.analysis.write.table;

import farm.analysis.write.Publication;
import farm.analysis.write.Transaction;
import java.sql.Connection;
import java.sql.SQLException;

/** A transaction of a database with a JDBC driver. */
record JdbcTransaction(JdbcTable table, Connection connection) implements Transaction {

  /** The open transaction of a table's database; begins one if there is none. */
  static JdbcTransaction of(JdbcTable table, Publication publication) throws SQLException {
    return publication.transaction(table.database()) instanceof JdbcTransaction open
        ? open
        : publication.add(table.database(), new JdbcTransaction(table, table.database().connect()));
  }

  @Override
  public void commit() {
    try {
      connection.commit();
    } catch (SQLException e) {
      throw table.failure(e);
    }
  }

  /**
   * Rolls back what wasn't committed, because not every driver does so when a connection is closed.
   */
  @Override
  public void close() {
    try (connection) {
      connection.rollback();
    } catch (SQLException e) {
      throw table.failure(e);
    }
  }
}
