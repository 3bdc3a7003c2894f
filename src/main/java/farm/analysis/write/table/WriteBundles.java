package farm.analysis.write.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.operator.ChunkOperator;
import farm.analysis.operator.Facts;
import farm.analysis.operator.OperatorInstance;
import farm.analysis.operator.Outputs;
import farm.analysis.problem.RequestException;
import farm.analysis.write.Manifest;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import java.util.UUID;
import org.apache.beam.sdk.values.TupleTag;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a bundle to the staging table as they come, under a new id, and outputs the
 * id. A runner may repeat a bundle: rows of a failed attempt may stay in the table, but no manifest
 * has their id.
 */
record WriteBundles(StagingTables tables, RowSetter setter, TupleTag<Manifest> branch)
    implements ChunkOperator {

  @Override
  public OperatorInstance begin(Facts known) {
    return new Instance();
  }

  private final class Instance implements OperatorInstance {

    private @Nullable Connection connection;
    private @Nullable PreparedStatement statement;
    private String bundle = "";
    private int waiting;

    @Override
    public void add(Chunk chunk, Outputs outputs) {
      if (chunk.rowCount() == 0) {
        return;
      }
      try {
        PreparedStatement rows = begun();
        for (int row = 0; row < chunk.rowCount(); row++) {
          setter.setParameters(chunk, row, rows);
          rows.setString(chunk.schema().size() + 1, bundle);
          rows.addBatch();
          if (++waiting == WriteJdbc.BATCH_ROWS) {
            send(rows);
          }
        }
      } catch (SQLException e) {
        throw failure(e);
      }
    }

    /**
     * The exception for a failed batch. Its message is the statement with the values of a row; the
     * reason is in the next exception.
     */
    private RequestException failure(SQLException e) {
      SQLException next = e.getNextException();
      return tables.table().failure(next == null ? e : next);
    }

    private PreparedStatement begun() throws SQLException {
      if (statement != null) {
        return statement;
      }
      Connection opened = tables.table().database().connect();
      connection = opened;
      PreparedStatement rows = opened.prepareStatement(tables.statements().insert());
      statement = rows;
      bundle = UUID.randomUUID().toString();
      return rows;
    }

    private void send(PreparedStatement rows) throws SQLException {
      rows.executeBatch();
      rows.getConnection().commit();
      waiting = 0;
    }

    /** Outputs the id after all rows of the bundle are committed. */
    @Override
    public void finish(Outputs outputs) {
      if (statement == null) {
        outputs.give(branch, Manifest.of(tables.table().staging(), List.of()));
        return;
      }
      try {
        send(statement);
      } catch (SQLException e) {
        throw failure(e);
      }
      close();
      outputs.give(branch, Manifest.of(tables.table().staging(), List.of(bundle)));
    }

    /** Closes the connection, even after a failure. */
    @Override
    public void close() {
      try {
        if (connection != null) {
          connection.close();
        }
      } catch (SQLException e) {
        throw tables.table().failure(e);
      } finally {
        connection = null;
        statement = null;
        waiting = 0;
      }
    }
  }
}
