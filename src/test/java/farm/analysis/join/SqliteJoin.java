package farm.analysis.join;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Rows;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** The result of a join as SQLite computes it. */
final class SqliteJoin {

  private SqliteJoin() {}

  /** The rows in the order of the first input; rows without a match in it come last. */
  static List<List<@Nullable Object>> rows(RandomJoin join) throws SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      for (Map.Entry<String, Chunk> table : join.tables().entrySet()) {
        insert(connection, table.getKey(), table.getValue());
      }
      List<List<@Nullable Object>> rows = new ArrayList<>();
      try (ResultSet result = statement.executeQuery(sql(join))) {
        while (result.next()) {
          List<@Nullable Object> row = new ArrayList<>();
          for (int c = 1; c <= result.getMetaData().getColumnCount(); c++) {
            row.add(SqlValue.of(result.getObject(c)));
          }
          rows.add(row);
        }
      }
      return rows;
    }
  }

  private static void insert(Connection connection, String name, Chunk rows) throws SQLException {
    List<String> columns = rows.schema().names();
    try (Statement create = connection.createStatement()) {
      create.execute("CREATE TABLE %s (%s)".formatted(name, String.join(", ", columns)));
    }
    String values = String.join(", ", Collections.nCopies(columns.size(), "?"));
    try (PreparedStatement insert =
        connection.prepareStatement("INSERT INTO %s VALUES (%s)".formatted(name, values))) {
      for (List<@Nullable Object> row : Rows.of(rows)) {
        for (int c = 0; c < row.size(); c++) {
          insert.setObject(c + 1, row.get(c));
        }
        insert.execute();
      }
    }
  }

  private static String sql(RandomJoin join) {
    List<String> names = join.names();
    StringBuilder sql = new StringBuilder("SELECT %s FROM x".formatted(columns(join)));
    for (int i = 1; i < names.size(); i++) {
      String name = names.get(i);
      String conditions =
          join.equalities().stream()
              .map(equality -> condition(equality, name))
              .filter(condition -> !condition.isEmpty())
              .collect(Collectors.joining(" AND "));
      sql.append(" %s JOIN %s ON %s".formatted(kind(join.type(), names, i), name, conditions));
    }
    return sql
        + names.stream()
            .map(name -> "%1$s.id_%1$s IS NULL, %1$s.id_%1$s".formatted(name))
            .collect(Collectors.joining(", ", " ORDER BY ", ""));
  }

  /** The condition of an equality that joins this input, or an empty text. */
  private static String condition(Map<String, String> equality, String name) {
    String first = equality.keySet().iterator().next();
    return equality.containsKey(name) && !first.equals(name)
        ? "%s.%s = %s.%s".formatted(first, equality.get(first), name, equality.get(name))
        : "";
  }

  private static String kind(JoinType type, List<String> names, int input) {
    if (type instanceof JoinType.Outer some) {
      boolean before = some.outer().contains(names.get(input - 1));
      boolean next = some.outer().contains(names.get(input));
      return before ? next ? "FULL" : "LEFT" : next ? "RIGHT" : "INNER";
    }
    return type == JoinType.Kind.OUTER ? "FULL" : type.toString();
  }

  private static String columns(RandomJoin join) {
    boolean isUnited = join.isUnited("k") && join.isUnited("j");
    List<String> columns = new ArrayList<>();
    for (String name : join.names()) {
      for (String column : List.of("id_" + name, "k", "j", "v_" + name)) {
        boolean isKey = column.equals("k") || column.equals("j");
        if (!isUnited || !isKey) {
          columns.add(name + "." + column);
        } else if (name.equals("x")) {
          columns.add(
              join.names().stream()
                  .map(each -> each + "." + column)
                  .collect(Collectors.joining(", ", "coalesce(", ")")));
        }
      }
    }
    return String.join(", ", columns);
  }
}
