package farm.analysis.write.table;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The two extra tables of a write: the staging table and the list of bundles. */
record StagingTables(JdbcTable table, JdbcStatements statements) implements Serializable {

  /** Creates the tables unless they exist; called by each worker that begins to write. */
  void make(Connection connection) throws SQLException {
    makeUnlessThere(connection, table.staging(), statements.makeStaging());
    makeUnlessThere(connection, table.bundles(), statements.bundles().make());
  }

  /**
   * Guards against a race with another worker: the name is unique to this write, so a table that
   * exists by now was created by another worker.
   */
  private static void makeUnlessThere(Connection connection, String name, String sql)
      throws SQLException {
    if (JdbcTable.isThere(connection, name)) {
      return;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
      connection.commit();
    } catch (SQLException e) {
      connection.rollback();
      if (!JdbcTable.isThere(connection, name)) {
        throw e;
      }
    }
  }
}
