package farm.analysis.write.table;

import farm.analysis.write.ChunkParts;
import farm.analysis.write.Finish;
import farm.analysis.write.Output;
import farm.analysis.write.Publication;
import farm.analysis.write.Segment;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/** Writes the rows of all parts, in their order, to a table of a SQLite database. */
record FinishTable(SqliteTable table, ChunkParts parts) implements Finish<Segment> {

  @Override
  public String id() {
    return table.file().parts();
  }

  @Override
  public String path() {
    return table.file().path();
  }

  @Override
  public boolean locks() {
    return true;
  }

  @Override
  public void complete(List<Segment> segments, Publication publication) {
    try {
      List<Segment> inOrder = Segment.inOrder(segments);
      SqliteTransaction.of(table, publication).run(connection -> insert(inOrder, connection));
      Output.countRows(segments.stream().mapToLong(Segment::rows).sum());
    } catch (SQLException e) {
      throw table.failure(e);
    } catch (IOException e) {
      throw table.file().failure(e);
    }
  }

  private void insert(List<Segment> inOrder, Connection connection)
      throws SQLException, IOException {
    if (table.mode() == WriteMode.APPEND && !table.mark(connection)) {
      return; // a runner may repeat this: another attempt has added the rows
    }
    table.prepare(connection, parts.schema());
    try (PreparedStatement statement =
        connection.prepareStatement(table.insert(connection, parts.schema()))) {
      RowBinder rows = new RowBinder(statement);
      for (Segment segment : inOrder) {
        parts.read(table.file(), segment, rows::insert);
      }
    }
  }
}
