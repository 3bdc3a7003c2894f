package farm.analysis.write.table;

import farm.analysis.chunk.Schema;
import farm.analysis.write.Output;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;
import org.apache.beam.sdk.metrics.Counter;
import org.apache.beam.sdk.metrics.Metrics;
import org.apache.beam.sdk.transforms.DoFn;
import org.apache.beam.sdk.values.KV;

/** Writes the rows of all parts in their order to the table, in one transaction. */
final class FinishTableFn extends DoFn<KV<Integer, List<Segment>>, String> {

  private final Counter rowsWritten = Metrics.counter(Output.class, Output.ROWS);
  private final SqliteTable table;
  private final ChunkParts parts;
  private final boolean once;

  /**
   * Writes a table.
   *
   * @param once whether the runner does this just once, so that parts aren't needed any more, nor a
   *     mark that they are written
   */
  FinishTableFn(SqliteTable table, Schema schema, boolean once) {
    this.table = table;
    this.once = once;
    this.parts = new ChunkParts(schema);
  }

  @ProcessElement
  public void finish(@Element KV<Integer, List<Segment>> all, OutputReceiver<String> output) {
    List<Segment> segments = Segment.inOrder(all.getValue());
    try {
      Path folder = Path.of(table.file().target()).getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      write(segments);
    } catch (SQLException e) {
      throw table.failure(e);
    } catch (IOException e) {
      throw table.file().failure(segments, e);
    }
    if (once) {
      table.file().deleteParts();
    }
    rowsWritten.inc(segments.stream().mapToLong(Segment::rows).sum());
    output.output(table.file().path());
  }

  private void write(List<Segment> segments) throws SQLException, IOException {
    Path database = Path.of(table.file().target());
    boolean isNew = !Files.exists(database);
    try {
      table.inTransaction(connection -> insert(segments, connection));
    } finally {
      if (isNew && Files.exists(database) && Files.size(database) == 0) {
        Files.delete(database); // made by opening it, and left empty by a failure
      }
    }
  }

  private void insert(List<Segment> segments, Connection connection)
      throws SQLException, IOException {
    if (!once && !table.mark(connection)) {
      return;
    }
    table.prepare(connection, parts.schema());
    try (PreparedStatement statement = connection.prepareStatement(table.insert(parts.schema()))) {
      RowBinder rows = new RowBinder(statement);
      for (Segment segment : segments) {
        parts.read(table.file(), segment, rows::insert);
      }
    }
  }
}
