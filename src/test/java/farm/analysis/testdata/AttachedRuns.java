package farm.analysis.testdata;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** The databases of an experiment, attached to one connection, so that SQL can join them. */
final class AttachedRuns implements AutoCloseable {

  private final Connection connection;
  private final List<Path> databases;

  private AttachedRuns(Connection connection, List<Path> databases) {
    this.connection = connection;
    this.databases = List.copyOf(databases);
  }

  static AttachedRuns of(List<Path> databases) throws SQLException {
    AttachedRuns runs =
        new AttachedRuns(DriverManager.getConnection("jdbc:sqlite::memory:"), databases);
    try (Statement statement = runs.connection.createStatement()) {
      for (int i = 0; i < databases.size(); i++) {
        // Without immutable=1, SQLite would make -wal and -shm files beside a WAL-mode database.
        String uri = databases.get(i).toUri() + "?immutable=1";
        statement.execute("ATTACH '" + uri.replace("'", "''") + "' AS run" + i);
      }
    }
    return runs;
  }

  /**
   * A query for columns of a table in all databases that have it. Its first column is db_path, as
   * the pipelines give it: {@code testdata/FOLDER/FILE}.
   */
  String all(String columns, String table) throws SQLException {
    List<Integer> having = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      if (!rows("SELECT 1 FROM run%d.sqlite_schema WHERE name = '%s'".formatted(i, table))
          .isEmpty()) {
        having.add(i);
      }
    }
    return having.stream()
        .map(i -> "SELECT %s, %s FROM run%d.%s".formatted(path(i), columns, i, table))
        .collect(Collectors.joining(" UNION ALL "));
  }

  /**
   * A query for the columns db_path, step, type and n, the number of agents of each counted type.
   */
  String typeCounts() throws SQLException {
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < databases.size(); i++) {
      String steps = "run%d.simulation_steps".formatted(i);
      if (rows("SELECT 1 FROM pragma_table_info('simulation_steps', 'run%d') WHERE name ="
                  .formatted(i)
              + " 'agent_type_counts'")
          .isEmpty()) {
        for (String type : List.of("system", "independent", "control")) {
          counts.add(
              "SELECT %s, step_number AS step, '%3$s' AS type, %3$s_agents AS n FROM %2$s"
                  .concat(" WHERE n IS NOT NULL")
                  .formatted(path(i), steps, type));
        }
      } else {
        counts.add(
            "SELECT %s, step_number AS step, key AS type, value AS n"
                .concat(" FROM %s, json_each(agent_type_counts)")
                .formatted(path(i), steps));
      }
    }
    return String.join(" UNION ALL ", counts);
  }

  private String path(int database) {
    Path file = databases.get(database);
    return "'testdata/%s/%s' AS db_path"
        .formatted(file.getName(file.getNameCount() - 2), file.getFileName());
  }

  /** The rows of a query, with an empty text for NULL. */
  List<List<Object>> rows(String sql) throws SQLException {
    try (Statement statement = connection.createStatement();
        ResultSet row = statement.executeQuery(sql)) {
      int columns = row.getMetaData().getColumnCount();
      List<List<Object>> rows = new ArrayList<>();
      while (row.next()) {
        List<Object> values = new ArrayList<>();
        for (int column = 1; column <= columns; column++) {
          Object value = row.getObject(column);
          values.add(value == null ? "" : value);
        }
        rows.add(values);
      }
      return rows;
    }
  }

  /** The rows of a query, grouped by the values of its first {@code keys} columns, in its order. */
  Map<List<Object>, List<List<Object>>> groups(int keys, String sql) throws SQLException {
    return rows(sql).stream()
        .collect(
            Collectors.groupingBy(
                row -> row.subList(0, keys), LinkedHashMap::new, Collectors.toList()));
  }

  /** The numbers in a column, without NULLs. */
  static List<Number> numbers(List<List<Object>> rows, int column) {
    return IntStream.range(0, rows.size())
        .mapToObj(row -> rows.get(row).get(column))
        .filter(Number.class::isInstance)
        .map(Number.class::cast)
        .toList();
  }

  @Override
  public void close() throws SQLException {
    connection.close();
  }
}
