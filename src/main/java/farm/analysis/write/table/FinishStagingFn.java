package farm.analysis.write.table;

import farm.analysis.write.Output;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.PCollectionView;
import org.jspecify.annotations.Nullable;

/** Brings the rows to the table, in one transaction. */
final class FinishStagingFn extends DoFn<String, String> {

  /** Is listed with the bundles always, so that only one attempt can list any. */
  private static final String NO_BUNDLE = new UUID(0, 0).toString();

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final JdbcTable table;
  private final JdbcStatements statements;
  private final @Nullable PCollectionView<Iterable<String>> written;

  /**
   * Finishes a write.
   *
   * @param written the bundles whose rows count; null for all rows, if the runner repeats nothing
   */
  FinishStagingFn(
      JdbcTable table,
      JdbcStatements statements,
      @Nullable PCollectionView<Iterable<String>> written) {
    this.table = table;
    this.statements = statements;
    this.written = written;
  }

  @ProcessElement
  public void finish(ProcessContext context) {
    rowsWritten.inc(finish(written == null ? List.of() : context.sideInput(written)));
    context.output(context.element());
  }

  /** Writes the rows of these bundles, unless that is done already; gives how many there are. */
  long finish(Iterable<String> bundles) {
    try (Connection connection = table.database().connect()) {
      return statements.bundles() == null
          ? write(connection)
          : writeOnce(connection, statements.bundles(), bundles);
    } catch (SQLException e) {
      throw table.failure(e);
    }
  }

  private long write(Connection connection) throws SQLException {
    prepare(connection);
    try (Statement statement = connection.createStatement()) {
      long rows = statement.executeUpdate(statements.fill());
      statement.execute(statements.dropStaging());
      connection.commit();
      return rows;
    }
  }

  private long writeOnce(
      Connection connection, JdbcStatements.Bundles list, Iterable<String> bundles)
      throws SQLException {
    if (count(connection, list.count()) > 0) {
      return count(connection, list.countRows());
    }
    try (Statement statement = connection.createStatement()) {
      prepare(connection);
      list(connection, list.add(), bundles); // after CREATE TABLE, with which MySQL commits
      long rows = statement.executeUpdate(statements.fill());
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

  private void prepare(Connection connection) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements.prepare()) {
        statement.execute(sql);
      }
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
