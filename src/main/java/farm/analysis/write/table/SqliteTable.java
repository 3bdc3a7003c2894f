package farm.analysis.write.table;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import farm.analysis.write.OutputFile;
import java.io.Serializable;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** A target table in a SQLite database that may not exist yet. */
record SqliteTable(OutputFile file, String table, WriteMode mode, TriggerMode triggers)
    implements Serializable {

  /** A clause that makes a table skip or delete rows without an error. */
  private static final Pattern SILENT_CONFLICT =
      Pattern.compile("\\bON\\s+CONFLICT\\s+(IGNORE|REPLACE)\\b", Pattern.CASE_INSENSITIVE);

  /** The database of the table. */
  SqliteDatabase database() {
    return new SqliteDatabase(file.path(), Path.of(file.target()));
  }

  /**
   * Makes all checks that are possible before there are rows.
   *
   * @return notes for the user on triggers that are dropped, one sentence each
   * @throws RequestException if rows with these columns can't be written
   */
  List<String> check(Schema schema) {
    checkNames(schema);
    if (!Files.exists(database().file())) {
      return List.of();
    }
    try (Connection connection = database().connect()) {
      checkTable(connection, schema);
      database().tellIfLocked(connection);
      return mode == WriteMode.APPEND ? List.of() : droppedTriggers(connection);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private List<String> droppedTriggers(Connection connection) throws SQLException {
    return triggers(connection).stream()
        .map(
            trigger ->
                "%s: replacing table '%s' drops its trigger '%s'"
                    .formatted(file.path(), table, trigger))
        .toList();
  }

  private List<String> triggers(Connection connection) throws SQLException {
    return texts(
        connection,
        "SELECT name FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ? COLLATE NOCASE"
            + " ORDER BY name");
  }

  private void checkNames(Schema schema) {
    if (schema.size() == 0) {
      throw new RequestException(
          table, "%s: table '%s' would have no columns".formatted(file.path(), table));
    }
    Map<String, String> seen = new HashMap<>();
    for (String name : schema.names()) {
      String same = seen.put(name.toLowerCase(Locale.ROOT), name);
      if (same != null) {
        throw new RequestException(
            name,
            "%s: columns '%s' and '%s' have the same name in SQLite, which ignores case; rename one"
                .formatted(file.path(), same, name));
      }
    }
  }

  /** Checks that the table can take these columns; returns true if it exists. */
  private boolean checkTable(Connection connection, Schema schema) throws SQLException {
    List<String> kind =
        texts(
            connection,
            "SELECT type FROM sqlite_schema WHERE type IN ('table', 'view')"
                + " AND name = ? COLLATE NOCASE");
    if (kind.contains("view")) {
      throw new RequestException(
          table, "%s: '%s' is a view; should be a table".formatted(file.path(), table));
    }
    if (mode == WriteMode.APPEND && !kind.isEmpty()) {
      checkColumns(connection, schema);
      checkTriggers(connection);
    }
    return !kind.isEmpty();
  }

  private void checkColumns(Connection connection, Schema schema) throws SQLException {
    List<String> columns = texts(connection, "SELECT name FROM pragma_table_info(?)");
    for (String name : schema.names()) {
      if (columns.stream().noneMatch(name::equalsIgnoreCase)) {
        throw new RequestException(
            name,
            "%s: table '%s' has no column '%s'%s"
                .formatted(
                    file.path(), table, name, NearestName.choices(name, "columns", columns)));
      }
    }
  }

  private void checkTriggers(Connection connection) throws SQLException {
    List<String> found = triggers(connection);
    if (found.isEmpty()) {
      return;
    }
    if (triggers == TriggerMode.REFUSE) {
      throw new RequestException(
          table,
          ("%s: table '%s' has the trigger '%s', which could drop rows or change other tables;"
                  + " append with triggers: run if it should run, or drop it")
              .formatted(file.path(), table, found.get(0)));
    }
    String definition =
        texts(
                connection,
                "SELECT sql FROM sqlite_schema WHERE type = 'table' AND name = ? COLLATE NOCASE")
            .get(0);
    Matcher conflict = SILENT_CONFLICT.matcher(definition);
    if (conflict.find()) {
      throw new RequestException(
          table,
          ("%s: table '%s' has triggers and the clause '%s', which drops rows; should not have"
                  + " both")
              .formatted(file.path(), table, conflict.group()));
    }
  }

  private List<String> texts(Connection connection, String sql) throws SQLException {
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      statement.setString(1, table);
      List<String> texts = new ArrayList<>();
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          texts.add(rows.getString(1));
        }
      }
      return texts;
    }
  }

  /** Creates the table, unless rows are appended to an existing one. */
  void prepare(Connection connection, Schema schema) throws SQLException {
    boolean isThere = checkTable(connection, schema);
    try (Statement statement = connection.createStatement()) {
      if (isThere && mode == WriteMode.REPLACE) {
        statement.execute("DROP TABLE " + quoted(table));
      }
      if (!isThere || mode == WriteMode.REPLACE) {
        statement.execute(
            "CREATE TABLE %s (%s)"
                .formatted(
                    quoted(table),
                    schema.fields().stream()
                        .map(field -> quoted(field.name()) + " " + declared(field.type()))
                        .collect(Collectors.joining(", "))));
      }
    }
  }

  /**
   * The statement that inserts a row. {@code OR ABORT} makes it an error if a constraint of the
   * table would silently drop the row. It is left out if the table has triggers: it would also
   * apply to their statements.
   */
  String insert(Connection connection, Schema schema) throws SQLException {
    return "INSERT %s INTO %s (%s) VALUES (%s)"
        .formatted(
            triggers(connection).isEmpty() ? "OR ABORT" : "",
            quoted(table),
            schema.names().stream().map(SqliteTable::quoted).collect(Collectors.joining(", ")),
            schema.names().stream().map(name -> "?").collect(Collectors.joining(", ")));
  }

  /**
   * The declared type of a column. {@code JSON TEXT} has text affinity, so SQLite doesn't convert
   * numbers.
   */
  private static String declared(ColumnType type) {
    return switch (type) {
      case LONG -> "INTEGER";
      case DOUBLE -> "REAL";
      case BOOLEAN -> "BOOLEAN";
      case TEXT -> "TEXT";
      case JSON -> "JSON TEXT";
    };
  }

  /**
   * Marks the rows as written, in the transaction that writes them. A runner may repeat the write:
   * it then finds the mark.
   *
   * @return false if the rows were marked before
   */
  boolean mark(Connection connection) throws SQLException {
    if (isThere(connection, marker())) {
      return false;
    }
    try (Statement statement = connection.createStatement()) {
      statement.execute("CREATE TABLE %s (written)".formatted(marker()));
    }
    return true;
  }

  /** Deletes the mark of {@link #mark}, if there is one. */
  void dropMark() {
    if (!Files.exists(database().file())) {
      return;
    }
    try {
      if (isMarked()) {
        try (Connection connection = database().begin();
            Statement statement = connection.createStatement()) {
          statement.execute("DROP TABLE " + marker());
          statement.execute("COMMIT");
        }
      }
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private boolean isMarked() throws SQLException {
    try (Connection connection = database().connect()) {
      return isThere(connection, marker());
    }
  }

  /**
   * The name of the table that marks this write; unique, because it is derived from the folder of
   * parts.
   */
  private String marker() {
    return "farm_"
        + UUID.nameUUIDFromBytes(file.parts().getBytes(StandardCharsets.UTF_8))
            .toString()
            .replace("-", "");
  }

  private static boolean isThere(Connection connection, String table) throws SQLException {
    try (PreparedStatement statement =
        connection.prepareStatement("SELECT 1 FROM sqlite_schema WHERE name = ?")) {
      statement.setString(1, table);
      try (ResultSet rows = statement.executeQuery()) {
        return rows.next();
      }
    }
  }

  private static String quoted(String identifier) {
    return '"' + identifier.replace("\"", "\"\"") + '"';
  }

  /** The exception that tells the user why SQLite failed. */
  RequestException failure(SQLException e) {
    return new RequestException(
        "%s: table '%s' can't be written: %s".formatted(file.path(), table, database().reason(e)),
        e);
  }
}
