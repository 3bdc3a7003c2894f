package farm.analysis.write.table;

import farm.analysis.write.JoinParts;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * Writes the rows of all parts in their order to a table: of a database that is there in one
 * transaction, else of a new one, which appears when it is complete.
 *
 * @param once whether the runner does this just once, so that no mark is needed that it is done
 */
record FillTable(SqliteTable table, ChunkParts parts, boolean once) implements JoinParts {

  @Override
  public void join(List<Segment> inOrder) {
    try {
      if (Files.exists(table.database().file()) || !writeNew(inOrder)) {
        table.database().inTransaction(connection -> insert(inOrder, connection));
      }
    } catch (SQLException e) {
      throw table.failure(e);
    } catch (IOException e) {
      throw table.file().failure(inOrder, e);
    }
  }

  /** Gives false if another step or run has made the database meanwhile. */
  private boolean writeNew(List<Segment> segments) throws SQLException, IOException {
    Path complete = table.file().createPart();
    new SqliteDatabase(table.file().path(), complete)
        .inTransaction(connection -> insert(segments, connection));
    try {
      table.file().completeNew(complete);
      return true;
    } catch (FileAlreadyExistsException e) {
      Files.delete(complete); // its rows are written once more, beside those of the other
      return false;
    }
  }

  private void insert(List<Segment> segments, Connection connection)
      throws SQLException, IOException {
    if (!once && !table.mark(connection)) {
      return;
    }
    table.prepare(connection, parts.schema());
    try (PreparedStatement statement =
        connection.prepareStatement(table.insert(connection, parts.schema()))) {
      RowBinder rows = new RowBinder(statement);
      for (Segment segment : segments) {
        parts.read(table.file(), segment, rows::insert);
      }
    }
  }
}
