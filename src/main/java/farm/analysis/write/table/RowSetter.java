package farm.analysis.write.table;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import org.jspecify.annotations.Nullable;

/**
 * Binds the values of a row to the first parameters of a statement.
 *
 * @param textType the SQL type of texts; PostgreSQL parses a text of type OTHER as its column needs
 */
record RowSetter(Schema schema, int textType) implements Serializable {

  /** Binds a row of a chunk. */
  void setParameters(Chunk chunk, int row, PreparedStatement statement) throws SQLException {
    for (int c = 0; c < schema.size(); c++) {
      set(statement, c + 1, schema.field(c).type(), chunk.value(row, c));
    }
  }

  private void set(
      PreparedStatement statement, int parameter, ColumnType type, @Nullable Object value)
      throws SQLException {
    int sqlType =
        switch (type) {
          case LONG -> Types.BIGINT;
          case DOUBLE -> Types.DOUBLE;
          case BOOLEAN -> Types.BOOLEAN;
          case TEXT, JSON -> textType;
        };
    if (value == null) {
      statement.setNull(parameter, sqlType);
    } else {
      statement.setObject(parameter, value, sqlType);
    }
  }
}
