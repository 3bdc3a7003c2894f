package farm.analysis.write.table;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.apache.beam.sdk.transforms.DoFn;

/** Makes the table that takes the batches. */
final class MakeStagingFn extends DoFn<String, String> {

  private final JdbcTable table;
  private final JdbcStatements statements;

  MakeStagingFn(JdbcTable table, JdbcStatements statements) {
    this.table = table;
    this.statements = statements;
  }

  @ProcessElement
  public void make(@Element String name, OutputReceiver<String> output) {
    try (Connection connection = table.database().connect();
        Statement statement = connection.createStatement()) {
      statement.execute(statements.makeStaging());
      connection.commit();
    } catch (SQLException e) {
      throw table.failure(e);
    }
    output.output(name);
  }
}
