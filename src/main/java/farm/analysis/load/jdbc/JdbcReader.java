package farm.analysis.load.jdbc;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.Schema;
import farm.analysis.load.input.ChunkFiller;
import farm.analysis.load.input.ChunkReader;
import farm.analysis.load.input.ChunkSize;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.RowCursor;
import farm.analysis.problem.DataException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/** Reads a range of a {@link JdbcSource} with one statement, whose rows the driver streams. */
final class JdbcReader implements ChunkReader, RowCursor<SQLException> {

  /** Without a fetch size, or with auto-commit, PostgreSQL's driver holds all rows in memory. */
  private static final int FETCHED_ROWS = 2000;

  private static final int SHOWN_CHARS = 60;

  private final JdbcSource source;
  private final ChunkFiller filler;
  private final Connection connection;
  private final ResultSet rows;
  private long rowNumber;

  JdbcReader(JdbcSource source, InputRange range, ChunkSize size) {
    this.source = source;
    this.filler = new ChunkFiller(source.schema(), size, range);
    this.connection = source.database().connect();
    try {
      this.rows = query(range);
    } catch (SQLException e) {
      DataException failure = failure(e);
      close();
      throw failure;
    }
  }

  /** Runs the SELECT. Its statement is closed with the connection. */
  private ResultSet query(InputRange range) throws SQLException {
    JdbcPartition partition = source.partition();
    String where = partition == null ? "" : partition.where(range);
    PreparedStatement statement = connection.prepareStatement(source.select() + where);
    statement.setFetchSize(FETCHED_ROWS);
    int parameter = source.relation().bind(statement);
    if (partition != null) {
      statement.setLong(parameter++, range.first());
      statement.setLong(parameter, range.last());
    }
    return statement.executeQuery();
  }

  @Override
  public @Nullable Rows next() {
    try {
      return filler.fill(filler.next(), this);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  @Override
  public boolean advance(int most) throws SQLException {
    rowNumber++;
    return rows.next();
  }

  @Override
  public long rowNumber() {
    return rowNumber;
  }

  @Override
  public void addTo(ChunkBuilder chunk) throws SQLException {
    for (int c = 0; c < source.schema().size(); c++) {
      Schema.Field field = source.schema().field(c);
      if (!JdbcValue.append(rows, c + 1, field.type(), chunk, c)) {
        throw wrongValue(field, rows.getString(c + 1));
      }
    }
    chunk.endRow();
  }

  private DataException wrongValue(Schema.Field field, String value) {
    String start = value.length() > SHOWN_CHARS ? value.substring(0, SHOWN_CHARS) + "…" : value;
    return new DataException(
        "%s, row %d: column '%s' should be %s, was '%s'; give its type with schema: {%s: text}"
                .formatted(
                    source.input(),
                    rowNumber,
                    field.name(),
                    field.type().word(),
                    start,
                    field.name())
            + ", or leave it out by naming the columns to read");
  }

  private DataException failure(SQLException e) {
    return JdbcInspection.failure(
        source.database(), "%s can't be read".formatted(source.relation().name()), e);
  }

  @Override
  public void close() {
    try {
      connection.close();
    } catch (SQLException e) {
      throw failure(e);
    }
  }
}
