package farm.analysis.write.table;

import farm.analysis.write.Output;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;

/** Brings the rows of all batches to the table, in one transaction. */
final class FinishStagingFn extends DoFn<String, String> {

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final JdbcTable table;
  private final JdbcStatements statements;

  FinishStagingFn(JdbcTable table, JdbcStatements statements) {
    this.table = table;
    this.statements = statements;
  }

  @ProcessElement
  public void finish(@Element String name, OutputReceiver<String> output) {
    long rows = 0;
    try (Connection connection = table.database().connect();
        Statement statement = connection.createStatement()) {
      for (String sql : statements.finish()) {
        rows += statement.executeUpdate(sql); // 0 for all but the INSERT
      }
      connection.commit();
    } catch (SQLException e) {
      throw table.failure(e);
    }
    rowsWritten.inc(rows);
    output.output(name);
  }
}
