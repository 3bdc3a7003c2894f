package farm.analysis.write.table;

import farm.analysis.write.Finish;
import farm.analysis.write.Output;
import farm.analysis.write.Publication;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;

/**
 * Copies the rows of the bundles that count from the staging table to the target table. A runner
 * may repeat this: the list of bundles, written in the same transaction, shows that it is done.
 *
 * @param path the table as the user wrote it
 */
record FinishStaging(StagingTables tables, String path) implements Finish<String> {

  /**
   * An id that each attempt lists, besides its bundles. It is a primary key, so only one of two
   * simultaneous attempts succeeds, even if there are no bundles.
   */
  private static final String NO_BUNDLE = new UUID(0, 0).toString();

  @Override
  public String id() {
    return tables.table().staging();
  }

  @Override
  public boolean locks() {
    return true;
  }

  @Override
  public void complete(List<String> bundles, Publication publication) {
    try {
      Connection connection = JdbcTransaction.of(tables.table(), publication).connection();
      Output.countRows(writeOnce(connection, bundles));
    } catch (SQLException e) {
      throw tables.table().failure(e);
    }
  }

  private long writeOnce(Connection connection, List<String> bundles) throws SQLException {
    JdbcStatements.Bundles list = tables.statements().bundles();
    if (count(connection, list.count()) > 0) {
      return count(connection, list.countRows());
    }
    try (Statement statement = connection.createStatement()) {
      prepare(statement);
      list(connection, list.add(), bundles); // after CREATE TABLE, where MySQL commits
      return statement.executeUpdate(tables.statements().fill());
    } catch (SQLException e) {
      connection.rollback();
      if (count(connection, list.count()) > 0) { // guard against a race with another attempt
        return count(connection, list.countRows());
      }
      throw e;
    }
  }

  private void prepare(Statement statement) throws SQLException {
    for (String sql : tables.statements().prepare()) {
      statement.execute(sql);
    }
  }

  private static void list(Connection connection, String add, List<String> bundles)
      throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(add)) {
      statement.setString(1, NO_BUNDLE);
      statement.executeUpdate();
      for (String bundle : bundles) {
        statement.setString(1, bundle);
        statement.executeUpdate();
      }
    }
  }

  private static long count(Connection connection, String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet rows = statement.executeQuery(sql)) {
      rows.next();
      return rows.getLong(1);
    }
  }
}
