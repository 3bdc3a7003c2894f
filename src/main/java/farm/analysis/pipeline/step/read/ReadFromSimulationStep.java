package farm.analysis.pipeline.step.read;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ReaderChoice;
import farm.analysis.load.sqlite.SimulationLoader;
import farm.analysis.pipeline.step.StepConfig;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of one simulator database, for all its simulations or only one.
 *
 * @param path the database
 * @param table agents, resources, steps (the default), or any table's own name
 * @param simulationId the id of the only simulation to read, stored as text or as an integer
 * @param simulationName the name of the only simulation to read, its {@code experiment_id}
 * @param columns the columns to read, in this order; by default those that later steps use
 * @param schema the types of some columns, instead of those found: long, double, boolean, text or
 *     json
 * @param chunkSize the rows of a chunk; about 256 kB by default
 * @param reader auto (the default) reads SQLite pages if possible, jdbc always uses sqlite-jdbc
 */
public record ReadFromSimulationStep(
    String path,
    @Nullable String table,
    @Nullable String simulationId,
    @Nullable String simulationName,
    @Nullable List<String> columns,
    @Nullable Map<String, ColumnType> schema,
    @Nullable Integer chunkSize,
    @Nullable ReaderChoice reader)
    implements StepConfig.Read {

  /** Checks that at most one of id and name is given. */
  public ReadFromSimulationStep {
    if (simulationId != null && simulationName != null) {
      throw new IllegalArgumentException(
          "Option 'simulation_name' can't be given together with option 'simulation_id'");
    }
  }

  @Override
  public DataLoader input() {
    SimulationLoader loader = SimulationLoader.of(path);
    loader = table == null ? loader : loader.withTable(table);
    loader = simulationId == null ? loader : loader.withSimulationId(simulationId);
    loader = simulationName == null ? loader : loader.withSimulationName(simulationName);
    return reader == null ? loader : loader.withReader(reader);
  }
}
