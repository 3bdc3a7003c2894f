package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.table.TableInspection;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The simulator's tables and simulations in a database, whatever version wrote it. */
final class SimulationTables {

  /** The tables that a short name can mean; the first that exists is taken. */
  private static final Map<String, List<String>> NAMES =
      Map.of(
          "resources", List.of("resource_states", "resources"),
          "steps", List.of("simulation_steps", "steps"));

  /** Queries for configurations, the best source first; each returns the last one first. */
  private static final List<String> CONFIGS =
      List.of(
          "SELECT config_data FROM simulation_config WHERE ?1 IS NULL OR simulation_id = ?1"
              + " ORDER BY config_id DESC",
          "SELECT parameters FROM simulations WHERE ?1 IS NULL OR simulation_id = ?1 ORDER BY rowid"
              + " DESC");

  private SimulationTables() {}

  /** Returns true if the database has the table that {@code name} means. */
  static boolean has(Database database, String name) {
    String stored = stored(database, name.equals(TimeSeries.TABLE) ? "steps" : name);
    return database.tables().contains(stored);
  }

  /** Looks at the table that {@code name} means in this database, for one simulation or all. */
  static TableInspection look(Database database, String name, @Nullable String simulationId) {
    if (name.equals(TimeSeries.TABLE)) {
      return TimeSeries.of(look(database, "steps", simulationId));
    }
    TableInspection look = TableInspection.atTable(database, stored(database, name));
    return simulationId == null ? look : look.ofSimulation(simulationId);
  }

  /** The table that {@code name} means in this database; one that it lacks if there is none. */
  static String stored(Database database, String name) {
    List<String> tables = database.tables();
    List<String> candidates = NAMES.getOrDefault(name, List.of(name));
    return candidates.stream().filter(tables::contains).findFirst().orElse(candidates.get(0));
  }

  /**
   * Checks that the database has this simulation.
   *
   * @throws RequestException if it doesn't; the message lists its simulations
   */
  static String simulationById(Database database, String id) {
    checkHasSimulations(database);
    List<String> ids =
        database.texts("SELECT simulation_id FROM simulations ORDER BY simulation_id");
    if (!ids.contains(id)) {
      throw new RequestException(
          id,
          "%s: no simulation '%s'%s"
              .formatted(database.file().path(), id, NearestName.choices(id, "simulations", ids)));
    }
    return id;
  }

  /**
   * The id of the simulation with this name, which is its {@code experiment_id}.
   *
   * @throws RequestException if no simulation or several have this name
   */
  static String simulationByName(Database database, String name) {
    checkHasSimulations(database);
    List<String> ids =
        database.texts("SELECT simulation_id FROM simulations WHERE experiment_id = ?", name);
    if (ids.size() == 1) {
      return ids.get(0);
    }
    if (ids.size() > 1) {
      throw new RequestException(
          name,
          "%s: %d simulations are named '%s'; choose one by simulation_id: %s"
              .formatted(database.file().path(), ids.size(), name, String.join(", ", ids)));
    }
    List<String> names =
        database.texts(
            "SELECT DISTINCT experiment_id FROM simulations WHERE experiment_id IS NOT NULL");
    throw new RequestException(
        name,
        "%s: no simulation is named '%s'%s"
            .formatted(database.file().path(), name, NearestName.choices(name, "names", names)));
  }

  /**
   * The configuration of one simulation, or of the last if the id is null; empty if there is none.
   */
  static Optional<String> config(Database database, @Nullable String simulationId) {
    List<String> tables = database.tables();
    for (String sql : CONFIGS) {
      if (tables.stream().anyMatch(table -> sql.contains(" FROM " + table + " "))) {
        List<String> configs = database.texts(sql, simulationId);
        if (!configs.isEmpty()) {
          return Optional.of(configs.get(0));
        }
      }
    }
    return Optional.empty();
  }

  private static void checkHasSimulations(Database database) {
    if (!database.tables().contains("simulations")) {
      throw database.noTable("simulations");
    }
  }
}
