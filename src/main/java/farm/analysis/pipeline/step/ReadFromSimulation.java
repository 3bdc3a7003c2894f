package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.load.DataLoader;
import farm.analysis.load.sqlite.ReaderChoice;
import farm.analysis.load.sqlite.SimulationLoader;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Reads a table of one simulator database, of all its simulations or of one.
 *
 * @param path the database
 * @param table agents, resources, steps (the default), or any table's own name
 * @param simulationId only the simulation with this id, be it kept as text or as an integer
 * @param simulationName only the simulation with this name, its {@code experiment_id}
 * @param columns the columns to read, in this order; all by default
 * @param schema types of columns whose data doesn't tell: long, double, boolean, text or json
 * @param chunkSize rows in a chunk; about 256 kB by default
 * @param reader auto (the default), or jdbc for rows through sqlite-jdbc, never by the page
 */
public record ReadFromSimulation(
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
  public ReadFromSimulation {
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
