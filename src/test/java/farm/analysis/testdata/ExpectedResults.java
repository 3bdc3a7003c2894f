package farm.analysis.testdata;

import com.fasterxml.jackson.core.io.schubfach.DoubleToDecimal;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/**
 * Computes the expected results with SQLite and exact decimals, independently of the program.
 *
 * <p>The files are RFC 4180 CSV; doubles are the shortest decimals that read back as the same
 * double, and a missing value is an empty field.
 */
final class ExpectedResults {
  private static final String POPULATION =
      "SELECT step_number, count(*), sum(total_agents), count(total_agents), min(total_agents),"
          + " max(total_agents), sum(births), sum(deaths)"
          + " FROM (%s) GROUP BY step_number ORDER BY step_number";

  private static final String TIME_SERIES =
      "SELECT step, type, count(*), sum(n), count(n), min(n), max(n)"
          + " FROM (%s) GROUP BY step, type ORDER BY step, type";

  private ExpectedResults() {}

  /** Writes the result that each pipeline should give for all of {@code databases}. */
  static void write(List<Path> databases, Path folder) throws IOException, SQLException {
    try (Connection connection = DriverManager.getConnection("jdbc:sqlite::memory:");
        Statement statement = connection.createStatement()) {
      for (int i = 0; i < databases.size(); i++) {
        // Without immutable=1, SQLite would make -wal and -shm files beside a WAL-mode database.
        String uri = databases.get(i).toUri() + "?immutable=1";
        statement.execute("ATTACH '" + uri.replace("'", "''") + "' AS run" + i);
      }
      writeLines(folder.resolve("population.csv"), population(statement, databases.size()));
      writeLines(folder.resolve("resources.csv"), resources(statement, databases.size()));
      writeLines(folder.resolve("time_series.csv"), timeSeries(statement, databases.size()));
    }
  }

  private static List<String> population(Statement statement, int databases) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step_number,runs,mean_agents,min_agents,max_agents,births,deaths");
    String from = union("step_number, total_agents, births, deaths", "simulation_steps", databases);
    try (ResultSet row = statement.executeQuery(POPULATION.formatted(from))) {
      while (row.next()) {
        List<String> fields = new ArrayList<>(integers(row, 1, 2));
        fields.add(mean(row.getLong(3), row.getLong(4)));
        fields.addAll(integers(row, 5, 8));
        lines.add(String.join(",", fields));
      }
    }
    return lines;
  }

  private static List<String> timeSeries(Statement statement, int databases) throws SQLException {
    List<String> counts = new ArrayList<>();
    for (int i = 0; i < databases; i++) {
      String steps = "run%d.simulation_steps".formatted(i);
      if (hasTypeCounts(statement, i)) {
        counts.add(
            "SELECT step_number AS step, key AS type, value AS n FROM %s, json_each(agent_type_counts)"
                .formatted(steps));
      } else {
        for (String type : List.of("system", "independent", "control")) {
          counts.add(
              "SELECT step_number, '%1$s', %1$s_agents FROM %2$s WHERE %1$s_agents IS NOT NULL"
                  .formatted(type, steps));
        }
      }
    }
    String none = "SELECT NULL AS step, NULL AS type, NULL AS n WHERE 0 UNION ALL ";
    List<String> lines = new ArrayList<>();
    lines.add("step,agent_type,runs,mean_count,min_count,max_count");
    String from = none + String.join(" UNION ALL ", counts);
    try (ResultSet row = statement.executeQuery(TIME_SERIES.formatted(from))) {
      while (row.next()) {
        List<String> fields = new ArrayList<>(List.of(row.getString(1), row.getString(2)));
        fields.addAll(integers(row, 3, 3));
        fields.add(mean(row.getLong(4), row.getLong(5)));
        fields.addAll(integers(row, 6, 7));
        lines.add(String.join(",", fields));
      }
    }
    return lines;
  }

  private static boolean hasTypeCounts(Statement statement, int database) throws SQLException {
    String sql = "SELECT * FROM run%d.simulation_steps LIMIT 0".formatted(database);
    try (ResultSet row = statement.executeQuery(sql)) {
      for (int c = 1; c <= row.getMetaData().getColumnCount(); c++) {
        if (row.getMetaData().getColumnName(c).equals("agent_type_counts")) {
          return true;
        }
      }
      return false;
    }
  }

  private static List<String> resources(Statement statement, int databases) throws SQLException {
    List<String> lines = new ArrayList<>();
    lines.add("step_number,resources,total_amount,mean_amount,min_amount,max_amount");
    String rows = union("step_number, amount", "resource_states", databases);
    Map<Long, List<Optional<Double>>> amounts = new TreeMap<>();
    try (ResultSet row = statement.executeQuery(rows)) {
      while (row.next()) {
        double amount = row.getDouble(2);
        Optional<Double> present = row.wasNull() ? Optional.empty() : Optional.of(amount);
        amounts.computeIfAbsent(row.getLong(1), step -> new ArrayList<>()).add(present);
      }
    }
    amounts.forEach(
        (step, all) ->
            lines.add(
                step
                    + ","
                    + all.size()
                    + ","
                    + summary(all.stream().flatMap(Optional::stream).toList())));
    return lines;
  }

  private static String summary(List<Double> amounts) {
    if (amounts.isEmpty()) {
      return ",,,";
    }
    // Every double is an exact decimal, so only the last conversion rounds.
    double sum =
        amounts.stream()
            .map(BigDecimal::new)
            .reduce(BigDecimal.ZERO, BigDecimal::add)
            .doubleValue();
    return String.join(
        ",",
        DoubleToDecimal.toString(sum),
        mean(sum, amounts.size()),
        DoubleToDecimal.toString(Collections.min(amounts)),
        DoubleToDecimal.toString(Collections.max(amounts)));
  }

  private static String mean(double sum, long count) {
    return count == 0 ? "" : DoubleToDecimal.toString(sum / count);
  }

  private static List<String> integers(ResultSet row, int first, int last) throws SQLException {
    List<String> fields = new ArrayList<>();
    for (int column = first; column <= last; column++) {
      long value = row.getLong(column);
      fields.add(row.wasNull() ? "" : Long.toString(value));
    }
    return fields;
  }

  private static String union(String columns, String table, int databases) {
    return IntStream.range(0, databases)
        .mapToObj(i -> "SELECT " + columns + " FROM run" + i + "." + table)
        .collect(Collectors.joining(" UNION ALL "));
  }

  private static void writeLines(Path file, List<String> lines) throws IOException {
    Files.writeString(file, String.join("\r\n", lines) + "\r\n");
  }
}
