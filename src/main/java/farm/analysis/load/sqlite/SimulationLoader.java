package farm.analysis.load.sqlite;

import farm.analysis.load.DataLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.table.ReaderChoice;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Loads a simulator's table, or the result of a query: {@code
 * SimulationLoader.of("run.db").withTable("agents")}. It loads the rows of all simulations in the
 * database, or of one.
 *
 * <p>The table {@code steps} (the default) means {@code simulation_steps} or {@code steps}, and
 * {@code resources} means {@code resource_states} or {@code resources}, depending on the
 * simulator's version. {@code time_series} is derived from the steps, with the columns {@code step,
 * agent_type, count}. {@code parameters} has a row for each simulation, with its parameters as
 * columns by dotted names. Any other name means the table of that name.
 */
public final class SimulationLoader extends DataLoader {

  /** The table with a row for each simulation and a column for each of its parameters. */
  public static final String PARAMETERS = "parameters";

  /** The column with the id of a simulation. */
  public static final String SIMULATION_ID = "simulation_id";

  /** The rows to read: those of one simulation, by its id or its name, or all if both are null. */
  private record Wanted(
      String path,
      Selection rows,
      @Nullable String simulationId,
      @Nullable String simulationName,
      ReaderChoice reader)
      implements java.io.Serializable {}

  private final Wanted wanted;

  private SimulationLoader(Wanted wanted, ReadOptions options) {
    super(options);
    this.wanted = wanted;
  }

  /** The steps of all simulations in the database at {@code path}. */
  public static SimulationLoader of(String path) {
    return new SimulationLoader(
        new Wanted(path, Selection.of("steps"), null, null, ReaderChoice.AUTO),
        ReadOptions.DEFAULT);
  }

  /** This loader for another table. */
  @Override
  public SimulationLoader withTable(String table) {
    return withRows(Selection.of(table));
  }

  /** This loader for the result of a SELECT, in its order. */
  public SimulationLoader withQuery(SqliteQuery query) {
    return withRows(Selection.of(query));
  }

  private SimulationLoader withRows(Selection rows) {
    return new SimulationLoader(
        new Wanted(wanted.path, rows, wanted.simulationId, wanted.simulationName, wanted.reader),
        options());
  }

  /** This loader for the one simulation with this id, stored as text or as an integer. */
  public SimulationLoader withSimulationId(String id) {
    return new SimulationLoader(
        new Wanted(wanted.path, wanted.rows, id, null, wanted.reader), options());
  }

  /** This loader for the one simulation with this name, its {@code experiment_id}. */
  public SimulationLoader withSimulationName(String name) {
    return new SimulationLoader(
        new Wanted(wanted.path, wanted.rows, null, name, wanted.reader), options());
  }

  /** This loader with another way to read the rows. */
  public SimulationLoader withReader(ReaderChoice choice) {
    return new SimulationLoader(
        new Wanted(wanted.path, wanted.rows, wanted.simulationId, wanted.simulationName, choice),
        options());
  }

  @Override
  protected SimulationLoader withOptions(ReadOptions options) {
    return new SimulationLoader(wanted, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    try (Database database = Database.open(DatabaseFile.at(wanted.path))) {
      String id = simulationId(database);
      if (wanted.rows.isParameters()) {
        List<ParametersInspection> looks = List.of(ParametersInspection.of(database, id));
        return new ParametersUnion(looks, options).inputs(null);
      }
      return SqliteLoader.inputs(
          database, wanted.rows.look(database, id).readBy(wanted.reader), options);
    }
  }

  /**
   * The configuration of the simulation's run, as JSON text: the last one in {@code
   * simulation_config}, else the last {@code parameters} in {@code simulations}. Empty if there is
   * neither.
   */
  public Optional<String> simulationConfig() {
    try (Database database = Database.open(DatabaseFile.at(wanted.path))) {
      return SimulationTables.config(database, simulationId(database));
    }
  }

  private @Nullable String simulationId(Database database) {
    if (wanted.simulationName != null) {
      return SimulationTables.simulationByName(database, wanted.simulationName);
    }
    return wanted.simulationId == null
        ? null
        : SimulationTables.simulationById(database, wanted.simulationId);
  }
}
