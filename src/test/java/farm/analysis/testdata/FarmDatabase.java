package farm.analysis.testdata;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes one SQLite file whose bytes depend on the rows alone. */
final class FarmDatabase {
  private FarmDatabase() {}

  /**
   * Replaces {@code file} by a database in WAL mode, as the simulator leaves it: closing the only
   * connection moves the log into the file and deletes {@code -wal} and {@code -shm}.
   */
  static void write(Path file, FarmSchema schema, Map<String, List<List<Object>>> rows)
      throws IOException, SQLException {
    Files.deleteIfExists(file);
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + file);
        Statement statement = connection.createStatement()) {
      statement.execute("PRAGMA page_size=4096");
      statement.execute("PRAGMA journal_mode=WAL");
      connection.setAutoCommit(false);
      for (String sql : schema.statements()) {
        statement.execute(sql);
      }
      for (Map.Entry<String, List<List<Object>>> table : rows.entrySet()) {
        insert(connection, table.getKey(), table.getValue());
      }
      connection.commit();
    }
  }

  private static void insert(Connection connection, String table, List<List<Object>> rows)
      throws SQLException {
    String marks = rows.get(0).stream().map(v -> "?").collect(Collectors.joining(","));
    String sql = "INSERT INTO " + table + " VALUES (" + marks + ")";
    try (PreparedStatement insert = connection.prepareStatement(sql)) {
      for (List<Object> row : rows) {
        for (int i = 0; i < row.size(); i++) {
          insert.setObject(i + 1, row.get(i));
        }
        insert.executeUpdate();
      }
    }
  }
}
