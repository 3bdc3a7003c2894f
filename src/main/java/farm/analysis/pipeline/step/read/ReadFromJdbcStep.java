package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.JdbcPermissions;
import farm.analysis.load.DataLoader;
import farm.analysis.load.jdbc.JdbcLoader;
import farm.analysis.pipeline.step.StepConfig;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table, a view or the result of a SELECT from any database that has a JDBC driver.
 *
 * @param url the JDBC URL
 * @param driverClassName the driver's class; by default the one on the class path for the URL
 * @param username the user name
 * @param password the password
 * @param table the table or view, {@code name} or {@code schema.name}; either this or {@code query}
 * @param query the SELECT
 * @param partitionColumn a column of integers by which to read in parallel
 * @param partitions the number of parts; 8 by default
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 */
public record ReadFromJdbcStep(
    String url,
    @Nullable String driverClassName,
    @Nullable String username,
    @Nullable String password,
    @Nullable String table,
    @Nullable String query,
    @Nullable String partitionColumn,
    @Nullable Integer partitions,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
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
