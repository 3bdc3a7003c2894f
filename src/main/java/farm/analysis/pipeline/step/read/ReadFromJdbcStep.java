package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.DataLoader;
import farm.analysis.load.jdbc.JdbcLoader;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads a table, a view or the result of a SELECT from any database that has a JDBC driver. */
@Described(
    value =
        "Reads a table, a view or the result of a SELECT from any database with a JDBC driver, except SQLite.",
    example =
        """
        - type: ReadFromJdbc
          config:
            url: "jdbc:postgresql://{{ host }}/farm"
            username: reader
            password: "{{ password }}"
            table: lab.agent_states
            partition_column: id
            columns: [step_number, agent_type, energy]
        """)
public record ReadFromJdbcStep(
    @Option("the JDBC URL: `jdbc:postgresql://host/name`") String url,
    @Option(
            value = "the driver's class",
            otherwise = "the class on the class path that accepts the URL")
        @Nullable String driverClassName,
    @Option(value = "the name of the login", otherwise = "none") @Nullable String username,
    @Option(value = "the password of the login, never shown", otherwise = "none")
        @Nullable String password,
    @Option(
            value = "a table or view, `name` or `schema.name`",
            otherwise = "none; then `query` is required")
        @Nullable String table,
    @Option(value = "a SELECT", otherwise = "none; then `table` is required")
        @Nullable String query,
    @Option(
            value =
                "a column of integers, preferably indexed; its range is divided for parallel"
                    + " reading",
            otherwise = "none")
        @Nullable String partitionColumn,
    @Option(
            value = "the number of parts, 1 to 10,000, each with its own connection",
            otherwise = "8, if there is a `partition_column`")
        @Nullable Integer partitions,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
        @Nullable Integer chunkSize)
    implements StepConfig.Read {

  private static final int PARTITIONS = 8;

  /** Checks that either a table or a query is given, and partitions only with their column. */
  public ReadFromJdbcStep {
    if ((table == null) == (query == null)) {
      throw new IllegalArgumentException(
          "ReadFromJdbc needs either option 'table' or option 'query', was given %s"
              .formatted(table == null ? "neither" : "both"));
    }
    if (partitions != null && partitionColumn == null) {
      throw new IllegalArgumentException(
          "Option 'partitions' can't be given without option 'partition_column'");
    }
  }

  @Override
  public Optional<JdbcDatabase> database() {
    return Optional.of(jdbc());
  }

  private JdbcDatabase jdbc() {
    return new JdbcDatabase(url, driverClassName, username, password);
  }

  @Override
  public void check(JdbcPermissions permissions) {
    permissions.check(jdbc(), query != null);
  }

  @Override
  public DataLoader input() {
    JdbcLoader loader =
        table != null
            ? JdbcLoader.table(jdbc(), table)
            : JdbcLoader.query(jdbc(), String.valueOf(query));
    return partitionColumn == null
        ? loader
        : loader.withPartitions(partitionColumn, partitions == null ? PARTITIONS : partitions);
  }
}
