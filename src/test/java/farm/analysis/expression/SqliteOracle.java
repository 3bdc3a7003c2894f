package farm.analysis.expression;

import static farm.analysis.chunk.Rows.row;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Rows;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * The same random rows as a chunk and as two SQLite tables. The columns of {@code typed} have the
 * affinity of their type. Those of {@code loose} have none: whole doubles are stored as integers,
 * and text columns ignore case.
 */
final class SqliteOracle implements AutoCloseable {

  static final Schema SCHEMA =
      Schema.of(
          new Field("a", ColumnType.LONG),
          new Field("b", ColumnType.LONG),
          new Field("x", ColumnType.DOUBLE),
          new Field("y", ColumnType.DOUBLE),
          new Field("p", ColumnType.BOOLEAN),
          new Field("q", ColumnType.BOOLEAN),
          new Field("s", ColumnType.TEXT),
          new Field("t", ColumnType.TEXT));

  private static final Long[] LONGS = {
    0L, 1L, -1L, 2L, 3L, 10L, -7L, 1000L, 1L << 53, (1L << 53) + 1, Long.MAX_VALUE, Long.MIN_VALUE
  };
  private static final Double[] DOUBLES = {
    0.0,
    -0.0,
    1.0,
    -1.0,
    0.5,
    -2.5,
    0.1,
    1e-300,
    1e300,
    -1e19,
    0x1p63,
    -0x1p63,
    0x1p53,
    Double.MAX_VALUE,
    Double.MIN_VALUE,
    Double.POSITIVE_INFINITY,
    Double.NEGATIVE_INFINITY,
    2.675,
    4503599627370495.5
  };
  private static final String[] TEXTS = {
    "", "a", "A", "ab", "Ab%", "a_b", "it's", "ä", "Ä", "\uD83D\uDE00x", "\uE000", " a ", "12", "!%"
  };

  private final Connection connection;

  private SqliteOracle(Connection connection) {
    this.connection = connection;
  }

  static SqliteOracle ofRandomRows(Random random, int rows) throws SQLException {
    SqliteOracle oracle = new SqliteOracle(DriverManager.getConnection("jdbc:sqlite::memory:"));
    oracle.run(
        "create table typed (id integer primary key, a integer, b integer, x real, y real,"
            + " p integer, q integer, s text, t text)");
    oracle.run(
        "create table loose (id integer primary key, a, b, x, y, p, q, s collate nocase,"
            + " t collate nocase)");
    for (int i = 0; i < rows; i++) {
      oracle.insert(randomRow(random));
    }
    return oracle;
  }

  private static List<@Nullable Object> randomRow(Random random) {
    List<@Nullable Object> row = new ArrayList<>();
    for (Field field : SCHEMA.fields()) {
      row.add(random.nextInt(6) == 0 ? null : value(field.type(), random));
    }
    return row;
  }

  private static Object value(ColumnType type, Random random) {
    return switch (type) {
      case LONG -> LONGS[random.nextInt(LONGS.length)];
      case DOUBLE ->
          random.nextInt(4) == 0
              ? (Double) (random.nextGaussian() * 100)
              : DOUBLES[random.nextInt(DOUBLES.length)];
      case BOOLEAN -> random.nextBoolean();
      case TEXT, JSON -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }

  private void run(String sql) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      statement.execute(sql);
    }
  }

  private void insert(List<@Nullable Object> row) throws SQLException {
    for (String table : List.of("typed", "loose")) {
      try (PreparedStatement insert =
          connection.prepareStatement(
              "insert into " + table + " (a, b, x, y, p, q, s, t) values (?,?,?,?,?,?,?,?)")) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, table.equals("loose") ? loosely(row.get(i)) : row.get(i));
        }
        insert.execute();
      }
    }
  }

  private static @Nullable Object loosely(@Nullable Object value) {
    return value instanceof Double number && number.longValue() == number && Math.abs(number) < 1e15
        ? (Object) number.longValue()
        : value;
  }

  /** The rows of the table as SQLite keeps them: without -0.0 in a column of numbers. */
  Chunk chunk() throws SQLException {
    List<List<@Nullable Object>> rows = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("select * from typed order by id")) {
      while (results.next()) {
        rows.add(
            row(
                longOf(results, "a"),
                longOf(results, "b"),
                doubleOf(results, "x"),
                doubleOf(results, "y"),
                booleanOf(results, "p"),
                booleanOf(results, "q"),
                results.getString("s"),
                results.getString("t")));
      }
    }
    return Rows.chunk(SCHEMA, rows);
  }

  private static @Nullable Long longOf(ResultSet results, String column) throws SQLException {
    long value = results.getLong(column);
    return results.wasNull() ? null : (Long) value;
  }

  private static @Nullable Double doubleOf(ResultSet results, String column) throws SQLException {
    double value = results.getDouble(column);
    return results.wasNull() ? null : (Double) value;
  }

  private static @Nullable Boolean booleanOf(ResultSet results, String column) throws SQLException {
    boolean value = results.getBoolean(column);
    return results.wasNull() ? null : (Boolean) value;
  }

  /** The value of an expression for each row: a Long, Double or String, or null. */
  List<@Nullable Object> values(String sql) throws SQLException {
    List<@Nullable Object> values = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet results = statement.executeQuery("select " + sql + " from typed order by id")) {
      while (results.next()) {
        Object value = results.getObject(1);
        values.add(value instanceof Integer number ? (Object) number.longValue() : value);
      }
    }
    return values;
  }

  /** The numbers, from 0, of the rows that a condition chooses. */
  List<Integer> rowsWhere(String table, SqlCondition condition) throws SQLException {
    List<Integer> rows = new ArrayList<>();
    try (PreparedStatement select =
        connection.prepareStatement(
            "select id from " + table + " where " + condition.sql() + " order by id")) {
      for (int i = 0; i < condition.values().size(); i++) {
        select.setObject(i + 1, condition.values().get(i));
      }
      try (ResultSet results = select.executeQuery()) {
        while (results.next()) {
          rows.add(results.getInt(1) - 1);
        }
      }
    }
    return rows;
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
