package farm.analysis.write.table;

import farm.analysis.write.Output;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/**
 * Brings the rows of the bundles that count to the table, in one transaction, and gives the name of
 * the table. A runner may do so again: the list of bundles says that it is done.
 */
final class FinishStagingFn extends DoFn<KV<Integer, Iterable<String>>, String> {

  /** Is listed with the bundles always, so that only one attempt can list any. */
  private static final String NO_BUNDLE = new UUID(0, 0).toString();

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final StagingTables tables;
  private final String path;

  /** Finishes a write to the table that the user calls {@code path}. */
  FinishStagingFn(StagingTables tables, String path) {
    this.tables = tables;
    this.path = path;
  }

  @ProcessElement
  public void finish(
      @Element KV<Integer, Iterable<String>> bundles, OutputReceiver<String> output) {
    rowsWritten.inc(finish(bundles.getValue()));
    output.output(path);
  }

  /** Writes the rows of these bundles, unless that is done already; gives their number. */
  long finish(Iterable<String> bundles) {
    try (Connection connection = tables.table().database().connect()) {
      tables.make(connection); // no bundle has made them if there are no rows
      return writeOnce(connection, bundles);
    } catch (SQLException e) {
      throw tables.table().failure(e);
    }
  }

  private long writeOnce(Connection connection, Iterable<String> bundles) throws SQLException {
    JdbcStatements.Bundles list = tables.statements().bundles();
    if (count(connection, list.count()) > 0) {
      return count(connection, list.countRows());
    }
    try (Statement statement = connection.createStatement()) {
      prepare(statement);
      list(connection, list.add(), bundles); // after CREATE TABLE, with which MySQL commits
      long rows = statement.executeUpdate(tables.statements().fill());
      connection.commit();
      return rows;
    } catch (SQLException e) {
      connection.rollback();
      if (count(connection, list.count()) > 0) { // by another attempt at the same time
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

  private static void list(Connection connection, String add, Iterable<String> bundles)
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
