package farm.analysis.load.sqlite;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;

/** A table {@code t} of random columns of all affinities, random rowids and random values. */
public final class GeneratedTable {

  /** Declared types, each with the kinds of its values: i(nteger), r(eal), t(ext), b(oolean). */
  private static final List<String> COLUMNS =
      List.of(
          "INTEGER i",
          "INTEGER ir",
          "BIGINT i",
          "REAL ir",
          "FLOAT ir",
          "VARCHAR(9) irt",
          "TEXT t",
          "NUMERIC ir",
          "NUMERIC irt",
          "DATETIME t",
          "BOOLEAN b",
          "JSON irt",
          " i",
          " r",
          " ir",
          " irt",
          "BLOB it",
          " ");

  private static final String[] TEXTS = {"", "a", "n/a", "12", "1e3", "Grüße 🐑", "a\nb", "{}"};

  private final Random random;
  private final List<String> columns = new ArrayList<>();

  private GeneratedTable(long seed) {
    this.random = new Random(seed);
    int count = 1 + random.nextInt(5);
    for (int c = 0; c < count; c++) {
      columns.add(COLUMNS.get(random.nextInt(COLUMNS.size())));
    }
  }

  /** The path of a new database with a table that depends on the seed alone. */
  public static String at(Path folder, long seed) {
    GeneratedTable table = new GeneratedTable(seed);
    String path = folder.resolve("generated_" + seed + ".db").toString();
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      connection.setAutoCommit(false);
      table.create(connection);
      connection.commit();
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
    return path;
  }

  private void create(Connection connection) throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (int c = 0; c < columns.size(); c++) {
      definitions.add("c" + c + " " + declaredType(c));
    }
    connection
        .createStatement()
        .execute("CREATE TABLE t (%s)".formatted(String.join(", ", definitions)));
    String insert = "INSERT INTO t(rowid%s) VALUES (?%s)";
    String names = "";
    for (int c = 0; c < columns.size(); c++) {
      names += ", c" + c;
    }
    String sql = insert.formatted(names, ", ?".repeat(columns.size()));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (long rowid : rowids()) {
        statement.setLong(1, rowid);
        for (int c = 0; c < columns.size(); c++) {
          statement.setObject(c + 2, value(kinds(c)));
        }
        statement.execute();
      }
    }
  }

  private String declaredType(int column) {
    String text = columns.get(column);
    return text.substring(0, text.lastIndexOf(' '));
  }

  private String kinds(int column) {
    String text = columns.get(column);
    return text.substring(text.lastIndexOf(' ') + 1);
  }

  private Set<Long> rowids() {
    Set<Long> rowids = new TreeSet<>();
    int count = random.nextInt(40);
    int spread = random.nextInt(64);
    for (int i = 0; i < count; i++) {
      rowids.add(random.nextLong() >> spread);
    }
    return rowids;
  }

  private Object value(String kinds) {
    if (kinds.isEmpty() || random.nextInt(8) == 0) {
      return null;
    }
    return switch (kinds.charAt(random.nextInt(kinds.length()))) {
      case 'i' -> kinds.equals("i") ? random.nextLong() : (Object) (random.nextLong() >> 11);
      case 'r' -> random.nextGaussian() * Math.pow(10, random.nextInt(40) - 20);
      case 'b' -> random.nextInt(2);
      default -> TEXTS[random.nextInt(TEXTS.length)];
    };
  }
}
