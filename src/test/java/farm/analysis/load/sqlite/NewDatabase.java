package farm.analysis.load.sqlite;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HexFormat;

/** Makes small databases for tests, and copies of databases that a program is writing to. */
public final class NewDatabase {

  private NewDatabase() {}

  /** The path of a database that these statements alone have made. */
  public static String at(Path folder, String name, String... statements) {
    String path = folder.resolve(name).toString();
    change(path, statements);
    return path;
  }

  /** Runs statements on a database. */
  public static void change(String path, String... statements) {
    try (Connection connection = connect(path)) {
      run(connection, statements);
    } catch (SQLException e) {
      throw new AssertionError(e);
    }
  }

  /** SQL that inserts {@code rows} rows; {@code n} counts them from 1. */
  public static String insert(String table, int rows, String values) {
    return "WITH RECURSIVE counter(n) AS (SELECT 1 UNION ALL SELECT n + 1 FROM counter WHERE n < %d)"
            .formatted(rows)
        + " INSERT INTO %s SELECT %s FROM counter WHERE %d > 0".formatted(table, values, rows);
  }

  /**
   * Copies a database and the file {@code path + ending} beside it as a crash leaves them: after
   * these statements, before their connection is closed. Returns the path of the copy.
   */
  public static String crashed(String path, String ending, String... statements) throws Exception {
    String copy = path + ".crashed";
    try (Connection connection = connect(path)) {
      run(connection, statements);
      Files.copy(Path.of(path), Path.of(copy));
      Files.copy(Path.of(path + ending), Path.of(copy + ending));
    }
    return copy;
  }

  /** Damages a database: replaces these bytes by others, both in hexadecimal. */
  public static void damage(String path, String bytes, String others) {
    try {
      String before = HexFormat.of().formatHex(Files.readAllBytes(Path.of(path)));
      String after = before.replace(bytes, others);
      if (before.equals(after) || before.length() != after.length()) {
        throw new AssertionError("not so in " + path + ": " + bytes);
      }
      Files.write(Path.of(path), HexFormat.of().parseHex(after));
    } catch (IOException e) {
      throw new AssertionError(e);
    }
  }

  private static Connection connect(String path) throws SQLException {
    return DriverManager.getConnection("jdbc:sqlite:" + path);
  }

  private static void run(Connection connection, String... statements) throws SQLException {
    try (Statement statement = connection.createStatement()) {
      for (String sql : statements) {
        statement.execute(sql);
      }
    }
  }
}
