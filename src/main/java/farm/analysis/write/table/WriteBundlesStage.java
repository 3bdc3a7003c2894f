package farm.analysis.write.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.problem.RequestException;
import farm.analysis.stage.ChunkStage;
import farm.analysis.stage.ChunkWork;
import farm.analysis.stage.Facts;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.UUID;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Writes the rows of a bundle to the table that takes them as they come, under an id of the
 * bundle's own, and gives the id. Rows of a bundle that failed may stay there: nobody has their id.
 */
record WriteBundlesStage(StagingTables tables, RowSetter setter) implements ChunkStage<String> {

  @Override
  public ChunkWork<String> begin(Facts known) {
    return new Work();
  }

  private final class Work implements ChunkWork<String> {

    private @Nullable Connection connection;
    private @Nullable PreparedStatement statement;
    private String bundle = "";
    private int waiting;

    @Override
    public void add(Chunk chunk, Consumer<String> output) {
      if (chunk.rowCount() == 0) {
        return;
      }
      try {
        PreparedStatement rows = statement == null ? begin() : statement;
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
     * A batch fails with the statement and all values of a row, next to which the reason stands.
     */
    private RequestException failure(SQLException e) {
      SQLException next = e.getNextException();
      return tables.table().failure(next == null ? e : next);
    }

    private PreparedStatement begin() throws SQLException {
      Connection opened = tables.table().database().connect();
      connection = opened;
      tables.make(opened);
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

    /**
     * Gives the id now that all rows of the bundle are committed; one of no rows if it has none.
     */
    @Override
    public void finish(Consumer<String> output) {
      if (statement == null) {
        output.accept(UUID.randomUUID().toString());
        return;
      }
      try {
        send(statement);
      } catch (SQLException e) {
        throw failure(e);
      }
      close();
      output.accept(bundle);
    }

    /** Also leaves what a failure left. */
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
