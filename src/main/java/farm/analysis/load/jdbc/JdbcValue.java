package farm.analysis.load.jdbc;

import farm.analysis.chunk.ChunkBuilder;
import farm.analysis.chunk.ColumnType;
import java.math.BigDecimal;
import java.sql.ResultSet;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/**
 * Reads a value of a row and checks that its column can hold it: a driver's own getters truncate
 * decimals to integers and turn text into 0.
 */
final class JdbcValue {

  private JdbcValue() {}

  /** Appends the value to a column. Returns false if the column can't hold it. */
  static boolean append(ResultSet rows, int from, ColumnType type, ChunkBuilder chunk, int to)
      throws SQLException {
    Object value = type.isTextual() ? rows.getString(from) : rows.getObject(from);
    if (value == null) {
      chunk.column(to).appendMissing();
      return true;
    }
    return switch (type) {
      case LONG -> appendLong(value, chunk, to);
      case DOUBLE -> appendDouble(value, chunk, to);
      case BOOLEAN -> appendBoolean(value, chunk, to);
      case TEXT, JSON -> appendText((String) value, chunk, to);
    };
  }

  private static boolean appendLong(Object value, ChunkBuilder chunk, int to) {
    if (value instanceof Long || value instanceof Integer || value instanceof Short) {
      chunk.longs(to).append(((Number) value).longValue());
      return true;
    }
    BigDecimal number = number(value);
    if (number == null) {
      return false;
    }
    try {
      chunk.longs(to).append(number.longValueExact());
      return true;
    } catch (ArithmeticException e) {
      return false;
    }
  }

  /** Appends an integer that a double holds exactly, or the double nearest to a decimal. */
  private static boolean appendDouble(Object value, ChunkBuilder chunk, int to) {
    if (value instanceof Double || value instanceof Float) {
      chunk.doubles(to).append(((Number) value).doubleValue());
      return true;
    }
    BigDecimal number = number(value);
    if (number == null) {
      return appendNamedDouble(value, chunk, to);
    }
    double nearest = number.doubleValue();
    boolean isDecimal = value instanceof BigDecimal || value instanceof String;
    chunk.doubles(to).append(nearest);
    return isDecimal || new BigDecimal(nearest).compareTo(number) == 0;
  }

  /** Appends NaN or an infinity, which PostgreSQL's numeric type has too. */
  private static boolean appendNamedDouble(Object value, ChunkBuilder chunk, int to) {
    String name = value.toString();
    if (name.equals("NaN") || name.equals("Infinity") || name.equals("-Infinity")) {
      chunk.doubles(to).append(Double.parseDouble(name));
      return true;
    }
    return false;
  }

  private static boolean appendBoolean(Object value, ChunkBuilder chunk, int to) {
    return switch (value.toString()) {
      case "true", "t", "1" -> {
        chunk.booleans(to).append(true);
        yield true;
      }
      case "false", "f", "0" -> {
        chunk.booleans(to).append(false);
        yield true;
      }
      default -> false;
    };
  }

  private static boolean appendText(String value, ChunkBuilder chunk, int to) {
    chunk.texts(to).append(value);
    return true;
  }

  /** The value as a number, or null if it isn't one. */
  private static @Nullable BigDecimal number(Object value) {
    if (value instanceof Boolean) {
      return null;
    }
    try {
      return new BigDecimal(value.toString());
    } catch (NumberFormatException e) {
      return null;
    }
  }
}
