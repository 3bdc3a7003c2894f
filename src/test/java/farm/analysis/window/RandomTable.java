package farm.analysis.window;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Origin;
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
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/**
 * Random rows with ties and missing values, which SQLite holds too, in the order of their rowids.
 * The same seed makes the same rows.
 */
final class RandomTable implements AutoCloseable {

  static final Schema SCHEMA =
      Schema.of(
          new Field("run", ColumnType.TEXT),
          new Field("step", ColumnType.LONG),
          new Field("energy", ColumnType.DOUBLE),
          new Field("agents", ColumnType.LONG),
          new Field("kind", ColumnType.TEXT),
          new Field("alive", ColumnType.BOOLEAN));

  private final Connection database;
  private final List<List<@Nullable Object>> rows = new ArrayList<>();

  RandomTable(Random random) throws SQLException {
    int count = random.nextInt(40);
    for (int row = 0; row < count; row++) {
      rows.add(row(random));
    }
    database = DriverManager.getConnection("jdbc:sqlite::memory:");
    try (Statement create = database.createStatement()) {
      create.execute(
          "CREATE TABLE t (run TEXT, step INTEGER, energy REAL, agents INTEGER, kind TEXT,"
              + " alive INTEGER)");
    }
    insert();
  }

  private static List<@Nullable Object> row(Random random) {
    return Rows.row(
        maybe(random, List.of("b", "a", "é", "\uD83D\uDC11", "\uFB01").get(random.nextInt(5))),
        maybe(random, (long) random.nextInt(9)),
        maybe(random, energy(random)),
        maybe(random, (long) random.nextInt(5) - 1),
        maybe(random, List.of("wolf", "sheep", "").get(random.nextInt(3))),
        maybe(random, random.nextBoolean()));
  }

  private static double energy(Random random) {
    return switch (random.nextInt(12)) {
      case 0 -> Double.POSITIVE_INFINITY;
      case 1 -> Double.NEGATIVE_INFINITY;
      case 2 -> random.nextGaussian() * 1e18;
      case 3, 4, 5 -> random.nextInt(4) / 8.0;
      case 6 -> -0.0;
      default -> random.nextGaussian();
    };
  }

  private static @Nullable Object maybe(Random random, Object value) {
    return random.nextInt(7) == 0 ? null : value;
  }

  private void insert() throws SQLException {
    database.setAutoCommit(false);
    try (PreparedStatement insert =
        database.prepareStatement("INSERT INTO t VALUES (?, ?, ?, ?, ?, ?)")) {
      for (List<@Nullable Object> row : rows) {
        for (int c = 0; c < row.size(); c++) {
          insert.setObject(
              c + 1, row.get(c) instanceof Boolean truth ? (truth ? 1L : 0L) : row.get(c));
        }
        insert.addBatch();
      }
      insert.executeBatch();
    }
  }

  /** All rows, as one chunk. */
  Chunk chunk() {
    return Rows.chunk(SCHEMA, rows);
  }

  /** The rows of a query, with values of these types. */
  List<List<@Nullable Object>> query(String sql, List<ColumnType> types) throws SQLException {
    List<List<@Nullable Object>> result = new ArrayList<>();
    try (Statement statement = database.createStatement();
        ResultSet found = statement.executeQuery(sql)) {
      while (found.next()) {
        @Nullable Object[] values = new @Nullable Object[types.size()];
        for (int c = 0; c < values.length; c++) {
          values[c] = found.getObject(c + 1) == null ? null : value(found, c + 1, types.get(c));
        }
        result.add(Arrays.asList(values));
      }
    }
    return result;
  }

  /** These rows as SQLite holds them: without NaN, which becomes NULL, and without −0.0. */
  static List<List<@Nullable Object>> asStored(List<List<@Nullable Object>> rows) {
    return rows.stream()
        .map(row -> row.stream().<@Nullable Object>map(RandomTable::stored).toList())
        .toList();
  }

  private static @Nullable Object stored(@Nullable Object value) {
    if (value instanceof Double number) {
      return number.isNaN() ? null : (Double) (number + 0.0);
    }
    return value;
  }

  private static Object value(ResultSet found, int column, ColumnType type) throws SQLException {
    return switch (type) {
      case LONG -> found.getLong(column);
      case DOUBLE -> found.getDouble(column);
      case BOOLEAN -> found.getLong(column) != 0;
      case TEXT, JSON -> found.getString(column);
    };
  }

  /** Cuts rows into chunks of this size, of consecutive parts that several tasks could read. */
  static List<List<Chunk>> parts(Chunk rows, int chunkRows, Random random) {
    List<List<Chunk>> parts = new ArrayList<>();
    int first = 0;
    do {
      int end = Math.min(rows.rowCount(), first + random.nextInt(20));
      List<Chunk> part = new ArrayList<>();
      for (; first < end; first += chunkRows) {
        Chunk chunk = rows.slice(first, Math.min(chunkRows, end - first));
        part.add(inPart(chunk, parts.size(), part.size()));
      }
      first = end;
      parts.add(part);
    } while (first < rows.rowCount());
    return parts;
  }

  /** A chunk with its place in a part. */
  static Chunk inPart(Chunk chunk, int part, int ordinal) {
    return chunk.from(new Origin("t", part, ordinal, chunk.origin().firstRow()));
  }

  @Override
  public void close() throws SQLException {
    database.close();
  }
}
