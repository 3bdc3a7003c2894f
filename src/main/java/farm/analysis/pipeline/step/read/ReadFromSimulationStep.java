package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.SimulationLoader;
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
 * Reads a table of one simulator database, or the result of a SELECT, for all simulations or one.
 */
@Described(
    value =
        "Reads a table of one simulator database, or the result of a SELECT, for all simulations or"
            + " one.",
    example =
        """
        - type: ReadFromSimulation
          config: {path: runs/run_01.db, table: agents}
        """)
public record ReadFromSimulationStep(
    @Option("the database") String path,
    @Option(
            value =
                "`agents`, `resources`, `steps`, `time_series`, `parameters`, or the name of any"
                    + " table",
            otherwise = "`steps`")
        @Nullable String table,
    @Option(value = "a SELECT; rows keep its order", otherwise = "none; then `table` is read")
        @Nullable String query,
    @Option(value = SharedOptions.PARAMETERS, otherwise = "none")
        @Nullable Map<String, Literal> parameters,
    @Option(
            value = "only the simulation with this id, stored as text or as an integer",
            otherwise = "all")
        @Nullable String simulationId,
    @Option(value = "only the simulation with this `experiment_id`", otherwise = "all")
        @Nullable String simulationName,
    @Option(value = SharedOptions.COLUMNS, otherwise = SharedOptions.COLUMNS_OTHERWISE)
        @Nullable List<String> columns,
    @Option(value = SharedOptions.SCHEMA, otherwise = SharedOptions.SCHEMA_OTHERWISE)
        @Nullable Map<String, ColumnType> schema,
    @Option(value = SharedOptions.CHUNK_SIZE, otherwise = SharedOptions.CHUNK_SIZE_OTHERWISE)
        @Nullable Integer chunkSize,
    @Option(value = SharedOptions.READER, otherwise = "`auto`") @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  /** Checks that options that exclude each other aren't given together. */
  public ReadFromSimulationStep {
    if (simulationId != null && simulationName != null) {
      throw new IllegalArgumentException(
          "Option 'simulation_name' can't be given together with option 'simulation_id'");
    }
    SharedOptions.checkQueryInsteadOf(table, query, parameters);
  }

  @Override
  public DataLoader input() {
    SimulationLoader loader = SimulationLoader.of(path);
    loader = table == null ? loader : loader.withTable(table);
    loader = SharedOptions.query(query, parameters).map(loader::withQuery).orElse(loader);
    loader = simulationId == null ? loader : loader.withSimulationId(simulationId);
    loader = simulationName == null ? loader : loader.withSimulationName(simulationName);
    return reader == null ? loader : loader.withReader(reader);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    return ParameterRoles.of(table, result);
  }
}
