package farm.analysis.load.sqlite;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/**
 * A database of any form. Its table {@code t} has a history: rows were stored before and after
 * columns were added and dropped, some were deleted, replaced or set to null, and a VACUUM may have
 * moved them.
 */
public final class GeneratedDatabase {

  /**
   * Declared types, each with the kinds of its values: i(nteger), r(eal), t(ext), b(oolean), x
   * (blob).
   */
  private static final String[] TYPES = {
    "INTEGER|i",
    "INT|irt",
    "REAL|ir",
    "FLOAT|ir",
    "DOUBLE PRECISION|irt",
    "VARCHAR(9)|irt",
    "TEXT|t",
    "NUMERIC|ir",
    "DECIMAL(9,2)|irt",
    "BOOLEAN|b",
    "JSON|t",
    "|i",
    "|r",
    "|irt",
    "BLOB|it",
    "TEXT|tx"
  };

  private static final String[] STRICT_TYPES = {
    "INTEGER|i", "INT|i", "REAL|ir", "TEXT|t", "ANY|irt", "ANY|i"
  };

  private static final String[] DEFAULTS = {
    "NULL",
    "0",
    "-7",
    "1",
    "2.5",
    "-1e300",
    "'none'",
    "'12'",
    "'1.0'",
    "''",
    "9007199254740993",
    "x'00ff'",
    "TRUE",
    "(3)",
    "('Zoë')",
    "+4",
    "'0x1f'",
    "' 8 '"
  };

  private static final String[] TEXTS = {
    "", "a", "n/a", "12", "1e3", "Grüße 🐑", "a\nb", "{}", "0.5"
  };

  private final Random random;
  private final int pageSize;
  private final boolean isStrict;

  /** Each column's name, declared type and kinds of values. */
  private final List<String> columns = new ArrayList<>();

  private int named;

  private GeneratedDatabase(long seed) {
    this.random = new Random(seed);
    this.pageSize = 512 << pick(8);
    this.isStrict = pick(5) == 0;
  }

  /** The path of a new database that depends on the seed alone. */
  public static String at(Path folder, long seed) {
    GeneratedDatabase database = new GeneratedDatabase(seed);
    Path path = folder.resolve("generated_" + seed + ".db");
    try {
      Files.deleteIfExists(path);
      database.reserve(path);
      try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
        database.live(connection);
      }
    } catch (SQLException | IOException e) {
      throw new AssertionError("seed " + seed, e);
    }
    return path.toString();
  }

  /** Makes an empty database; may reserve some bytes of each page, as extensions do. */
  private void reserve(Path path) throws SQLException, IOException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + path)) {
      run(
          connection,
          "PRAGMA page_size=" + pageSize,
          "PRAGMA encoding='%s'".formatted(pick("UTF-8", "UTF-8", "UTF-16le", "UTF-16be")),
          "PRAGMA auto_vacuum=" + pick("NONE", "NONE", "FULL", "INCREMENTAL"),
          "PRAGMA user_version=1");
    }
    int reserved = pick(3) == 0 ? 1 + pick(32) : 0;
    if (reserved > 0) {
      byte[] bytes = Files.readAllBytes(path);
      bytes[20] = (byte) reserved;
      ByteBuffer.wrap(bytes).putShort(105, (short) (pageSize - reserved));
      Files.write(path, bytes);
    }
  }

  private void live(Connection connection) throws SQLException {
    connection.setAutoCommit(false);
    run(connection, create());
    int eras = 1 + pick(4);
    for (int era = 0; era < eras; era++) {
      insert(connection, pick(3) == 0 ? pick(200) : pick(20));
      change(connection);
    }
    connection.commit();
    connection.setAutoCommit(true);
    if (pick(3) == 0) {
      run(connection, pick("VACUUM", "PRAGMA incremental_vacuum(2)", "REINDEX"));
    }
  }

  private String create() {
    List<String> definitions = new ArrayList<>();
    int key = pick(4);
    if (key == 1) {
      definitions.add(
          "k INTEGER PRIMARY KEY" + pick("", isStrict ? "" : " DESC", " AUTOINCREMENT"));
    }
    int count = 1 + pick(6);
    for (int c = 0; c < count; c++) {
      definitions.add(column());
    }
    if (pick(4) == 0) {
      definitions.add("g %s AS (c0 || 'x') STORED".formatted(isStrict ? "ANY" : ""));
    }
    if (pick(4) == 0) {
      definitions.add("v %s AS (1) VIRTUAL".formatted(isStrict ? "ANY" : ""));
    }
    if (key == 2) {
      definitions.add("PRIMARY KEY (k)");
      definitions.add(0, "k INTEGER");
    }
    if (pick(3) == 0 && key != 1 && key != 2) {
      definitions.add("UNIQUE (c0, rowid_)");
      definitions.add(0, "rowid_ INTEGER");
    }
    return "CREATE TABLE t (%s)%s"
        .formatted(String.join(", ", definitions), isStrict ? " STRICT" : "");
  }

  /** A new column's definition. */
  private String column() {
    String type = pick(isStrict ? STRICT_TYPES : TYPES);
    String name = "c" + named++;
    columns.add(name + "|" + type);
    return name + " " + type.substring(0, type.indexOf('|'));
  }

  private void insert(Connection connection, int count) throws SQLException {
    boolean far = pick(4) == 0;
    for (int row = 0; row < count; row++) {
      List<String> names = new ArrayList<>();
      List<Object> values = new ArrayList<>();
      if (far || pick(9) == 0) {
        names.add("rowid");
        values.add(random.nextLong() >> pick(64));
      }
      for (String column : columns) {
        String[] parts = column.split("\\|", -1);
        names.add(parts[0]);
        values.add(value(parts[2]));
      }
      insert(connection, names, values);
    }
  }

  private static void insert(Connection connection, List<String> names, List<Object> values)
      throws SQLException {
    String sql =
        "INSERT OR REPLACE INTO t(%s) VALUES (?%s)"
            .formatted(String.join(", ", names), ", ?".repeat(names.size() - 1));
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      for (int i = 0; i < values.size(); i++) {
        statement.setObject(i + 1, values.get(i));
      }
      statement.execute();
    }
  }

  private void change(Connection connection) throws SQLException {
    String column = columns.get(pick(columns.size())).split("\\|", -1)[0];
    switch (pick(7)) {
      case 0 -> run(connection, "DELETE FROM t WHERE rowid %% %d = 0".formatted(2 + pick(5)));
      case 1 -> run(connection, "DELETE FROM t WHERE rowid < (SELECT avg(rowid) FROM t)");
      case 2 ->
          run(
              connection,
              "UPDATE OR IGNORE t SET %s = NULL WHERE rowid %% 3 = 0".formatted(column));
      case 3, 4 -> add(connection);
      case 5 -> drop(connection);
      default -> {}
    }
  }

  private void add(Connection connection) throws SQLException {
    String definition = column();
    String type = definition.substring(definition.indexOf(' ') + 1);
    String value = pick(DEFAULTS);
    if (isStrict && !type.equals("ANY")) {
      value = type.equals("TEXT") ? "'none'" : "3";
    }
    run(
        connection,
        "ALTER TABLE t ADD COLUMN " + definition + (pick(3) == 0 ? "" : " DEFAULT " + value));
  }

  private void drop(Connection connection) throws SQLException {
    if (columns.size() < 3) {
      return;
    }
    int dropped = 1 + pick(columns.size() - 1);
    String name = columns.get(dropped).split("\\|", -1)[0];
    run(connection, "ALTER TABLE t DROP COLUMN " + name);
    columns.remove(dropped);
  }

  private Object value(String kinds) {
    if (pick(8) == 0) {
      return null;
    }
    return switch (kinds.charAt(pick(kinds.length()))) {
      case 'i' -> pick(3) == 0 ? pick(3) : random.nextLong() >> (pick(2) == 0 ? 11 : pick(64));
      case 'r' ->
          pick(4) == 0 ? (double) pick(1000) : random.nextGaussian() * Math.pow(10, pick(40) - 20);
      case 'b' -> pick(2);
      case 'x' -> new byte[pick(5)];
      default -> text();
    };
  }

  private String text() {
    String text = pick(TEXTS);
    return switch (pick(12)) {
      case 0 -> text.repeat(pick(60));
      case 1 -> text.repeat(pick(pageSize));
      default -> text + pick(10);
    };
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }

  private int pick(int bound) {
    return random.nextInt(bound);
  }

  private String pick(String... choices) {
    return choices[pick(choices.length)];
  }
}
