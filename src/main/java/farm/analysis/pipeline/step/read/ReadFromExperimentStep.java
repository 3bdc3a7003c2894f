package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ExperimentLoader;
import farm.analysis.load.sqlite.MissingTable;
import farm.analysis.load.sqlite.table.ReaderChoice;
import farm.analysis.pipeline.step.Literal;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads one table of many simulator databases, or the result of a SELECT in each, and adds a text
 * column {@code db_path} with the path of a row's database.
 */
@Described(
    value =
        "Reads one table of many simulator databases, or the result of a SELECT in each of them. A"
            + " text column `db_path` holds the path of each row's database.",
    example =
        """
        - type: ReadFromExperiment
          config: {path: "runs/*.db", table: steps}
        """)
public record ReadFromExperimentStep(
    @Option(SharedOptions.PATHS) List<String> path,
    @Option(
            value =
                "`agents`, `resources`, `steps`, `time_series`, `parameters`, or the name of any"
                    + " table",
            otherwise = "`simulations`")
        @Nullable String table,
    @Option(
            value = "a SELECT to run in each database; the rows of a database keep its order",
            otherwise = "none; then `table` is read")
        @Nullable String query,
    @Option(value = SharedOptions.PARAMETERS, otherwise = "none")
        @Nullable Map<String, Literal> parameters,
    @Option(
            value =
                "`fail`: a database without the table, or a table of the query, is an error;"
                    + " `skip`: such databases are left out, and a note counts and names them",
            otherwise = "`fail`")
        @Nullable MissingTable missingTable,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
        @Nullable Integer chunkSize,
    @Option(value = SharedOptions.READER, otherwise = "`auto`") @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  /** Checks that a query isn't given together with a table, and that it has its parameters. */
  public ReadFromExperimentStep {
    SharedOptions.checkQueryInsteadOf(table, query, parameters);
  }

  @Override
  public DataLoader input() {
    ExperimentLoader loader = ExperimentLoader.of(path);
    loader = table == null ? loader : loader.withTable(table);
    loader = SharedOptions.query(query, parameters).map(loader::withQuery).orElse(loader);
    loader = missingTable == null ? loader : loader.withMissingTable(missingTable);
    return reader == null ? loader : loader.withReader(reader);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = ParameterRoles.of(table, result);
    roles.put(ExperimentLoader.DB_PATH, new ColumnRole.Run());
    return roles;
  }
}
