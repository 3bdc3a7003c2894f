package farm.analysis.write.table;

import farm.analysis.write.JoinParts;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows of all parts in their order to a table, in one transaction.
 *
 * @param once whether the runner does this just once, so that no mark is needed that it is done
 */
record FillTable(SqliteTable table, ChunkParts parts, boolean once) implements JoinParts {

  @Override
  public void join(List<Segment> inOrder) {
    try {
      Path folder = Path.of(table.file().target()).getParent();
      if (folder != null) {
        Files.createDirectories(folder);
      }
      write(inOrder);
    } catch (SQLException e) {
      throw table.failure(e);
    } catch (IOException e) {
      throw table.file().failure(inOrder, e);
    }
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
