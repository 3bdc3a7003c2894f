package farm.analysis.load.jdbc;

import farm.analysis.chunk.ColumnType;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Types;
import java.util.Locale;

/** A column of a database, with the type of its values in chunks. */
record JdbcColumn(String name, ColumnType type) {

  /** Every decimal of up to this number of digits can be restored from the double nearest to it. */
  private static final int DIGITS_OF_DOUBLE = 15;

  /** Every integer of up to this number of digits fits into a long. */
  private static final int DIGITS_OF_LONG = 18;

  static JdbcColumn of(ResultSetMetaData data, int column) throws SQLException {
    return new JdbcColumn(data.getColumnLabel(column), type(data, column));
  }

  private static ColumnType type(ResultSetMetaData data, int column) throws SQLException {
    String declared = String.valueOf(data.getColumnTypeName(column)).toLowerCase(Locale.ROOT);
    if (declared.startsWith("json")) {
      return ColumnType.JSON;
    }
    return switch (data.getColumnType(column)) {
      case Types.TINYINT, Types.SMALLINT, Types.INTEGER, Types.BIGINT -> ColumnType.LONG;
      case Types.REAL, Types.FLOAT, Types.DOUBLE -> ColumnType.DOUBLE;
      case Types.BOOLEAN -> ColumnType.BOOLEAN;
      case Types.BIT -> data.getPrecision(column) > 1 ? ColumnType.TEXT : ColumnType.BOOLEAN;
      case Types.DECIMAL, Types.NUMERIC ->
          decimal(data.getPrecision(column), data.getScale(column));
      default -> ColumnType.TEXT;
    };
  }

  /** The type of a decimal. A precision of 0 means that it may have any number of digits. */
  private static ColumnType decimal(int precision, int scale) {
    if (precision > 0 && precision <= DIGITS_OF_LONG && scale == 0) {
      return ColumnType.LONG;
    }
    return precision > 0 && precision <= DIGITS_OF_DOUBLE ? ColumnType.DOUBLE : ColumnType.TEXT;
  }
}
