package farm.analysis.write.table;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The two tables of a write: the one that takes rows as they come, and the list of bundles. */
record StagingTables(JdbcTable table, JdbcStatements statements) implements Serializable {

  /** Makes them unless they are there; each worker that begins to write does so. */
  void make(Connection connection) throws SQLException {
    makeUnlessThere(connection, table.staging(), statements.makeStaging());
    makeUnlessThere(connection, table.bundles(), statements.bundles().make());
  }

  /**
   * Guards against a race: the name is this write's own, so if making the table fails because it is
   * there, another worker has made it.
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
