package farm.analysis.write.table;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import farm.analysis.problem.DataException;
import java.nio.charset.CharsetEncoder;
import java.nio.charset.StandardCharsets;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;

/**
 * Inserts the rows of chunks with a statement that has one parameter per column.
 *
 * <p>Fails if the statement inserts no row. Rows that triggers insert or delete don't count.
 */
record RowBinder(PreparedStatement statement) {

  void insert(Chunk chunk) throws SQLException {
    checkTexts(chunk);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      for (int c = 0; c < chunk.schema().size(); c++) {
        bind(c + 1, chunk.column(c), position);
      }
      if (statement.executeUpdate() != 1) {
        throw new SQLException("a trigger left out a row; all rows should be written");
      }
    }
  }

  private void bind(int parameter, Column column, int position) throws SQLException {
    if (column.isMissing(position)) {
      statement.setNull(parameter, Types.NULL);
      return;
    }
    switch (column.type()) {
      case LONG -> statement.setLong(parameter, ((LongColumn) column).longAt(position));
      case DOUBLE -> statement.setDouble(parameter, ((DoubleColumn) column).doubleAt(position));
      case BOOLEAN ->
          statement.setInt(parameter, ((BooleanColumn) column).booleanAt(position) ? 1 : 0);
      case TEXT, JSON -> statement.setString(parameter, ((TextColumn) column).textAt(position));
    }
  }

  /**
   * Refuses texts with half a surrogate pair, for which SQLite's driver would write a question
   * mark.
   */
  private static void checkTexts(Chunk chunk) {
    CharsetEncoder utf8 = StandardCharsets.UTF_8.newEncoder();
    for (int c = 0; c < chunk.schema().size(); c++) {
      if (chunk.column(c) instanceof TextColumn texts) {
        for (int code = 0; code < texts.dictionarySize(); code++) {
          if (!utf8.canEncode(texts.dictionaryText(code))) {
            throw new DataException(
                "%s: column '%s' has a text with half a surrogate pair, which UTF-8 can't hold"
                    .formatted(chunk.origin().input(), chunk.schema().field(c).name()));
          }
        }
      }
    }
  }
}
