package farm.analysis.write.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.beam.sdk.transforms.DoFn;

/** Makes the table that takes the rows as they come, and the one that lists bundles, if needed. */
final class MakeStagingFn extends DoFn<String, String> {

  private final JdbcTable table;
  private final JdbcStatements statements;

  MakeStagingFn(JdbcTable table, JdbcStatements statements) {
    this.table = table;
    this.statements = statements;
  }

  @ProcessElement
  public void make(@Element String name, OutputReceiver<String> output) {
    make();
    output.output(name);
  }

  /** Makes them; a runner that repeats work may do so again. */
  void make() {
    JdbcStatements.Bundles bundles = statements.bundles();
    try (Connection connection = table.database().connect()) {
      if (bundles == null) {
        make(connection, statements.makeStaging());
      } else {
        makeUnlessThere(connection, table.staging(), statements.makeStaging());
        makeUnlessThere(connection, table.bundles(), bundles.make());
      }
    } catch (SQLException e) {
      throw table.failure(e);
    }
  }

  private static void make(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
    connection.commit();
  }

  /** Its name is this write's own: if the table is there, another attempt at this has made it. */
  private static void makeUnlessThere(Connection connection, String name, String sql)
      throws SQLException {
    try {
      make(connection, sql);
    } catch (SQLException e) {
      connection.rollback();
      if (!JdbcTable.isThere(connection, name)) {
        throw e;
      }
    }
  }
}
