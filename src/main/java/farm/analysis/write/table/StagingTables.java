package farm.analysis.write.table;

import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;

/** The two extra tables of a write: the staging table and the list of bundles. */
record StagingTables(JdbcTable table, JdbcStatements statements) implements Serializable {

  /**
   * Creates the tables unless they exist, where the pipeline is made. Guards against a race: no
   * worker creates them, so a worker that still runs after a failure can't bring them back.
   *
   * @throws farm.analysis.problem.RequestException if they can't be created
   */
  void make() {
    try (Connection connection = table.database().connect()) {
      makeUnlessThere(connection, table.staging(), statements.makeStaging());
      makeUnlessThere(connection, table.bundles(), statements.bundles().make());
    } catch (SQLException e) {
      throw table.failure(e);
    }
  }

  private static void makeUnlessThere(Connection connection, String name, String sql)
      throws SQLException {
    if (!JdbcTable.isThere(connection, name)) {
      try (Statement statement = connection.createStatement()) {
        statement.execute(sql);
      }
      connection.commit();
    }
  }
}
