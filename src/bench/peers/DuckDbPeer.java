import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** A workload in DuckDB. Arguments: w2 or w3, the output, the input. */
class DuckDbPeer {

  public static void main(String[] arguments) throws SQLException {
    String columns =
        "{step_number: 'INTEGER', resource_level: 'DOUBLE', current_health: 'DOUBLE',"
            + " total_reward: 'DOUBLE'}";
    String from =
        arguments[0].equals("w2")
            ? "read_csv('%s')".formatted(arguments[2])
            : "read_json('%s', format = 'newline_delimited', columns = %s)"
                .formatted(arguments[2], columns);
    try (Connection connection = DriverManager.getConnection("jdbc:duckdb:");
        Statement statement = connection.createStatement()) {
      statement.execute("SET threads = " + Runtime.getRuntime().availableProcessors());
      statement.execute(
          """
          COPY (SELECT step_number, count(*) AS n, avg(resource_level) AS mean_resource,
                  avg(current_health) AS mean_health, min(total_reward) AS mn,
                  max(total_reward) AS mx
                FROM %s GROUP BY step_number ORDER BY step_number)
          TO '%s' (HEADER, DELIMITER ',')
          """
              .formatted(from, arguments[1]));
    }
  }
}
