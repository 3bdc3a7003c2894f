package farm.analysis.load.sqlite.table;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The facts about a simulator's database, by topic. */
public final class DatabaseDetails {

  private DatabaseDetails() {}

  /**
   * {@code tables} with their row counts, {@code simulations} by id, {@code indexes} with the table
   * of each, and the {@code schema_version} as far as the steps table shows it.
   */
  public static Map<String, List<String>> of(Database database) {
    Map<String, List<String>> details = new LinkedHashMap<>();
    List<String> tables = new ArrayList<>();
    for (String table : database.tables()) {
      tables.add("%s: %d rows".formatted(table, database.countRows(Relation.table(table))));
    }
    details.put("tables", tables);
    details.put(
        "simulations",
        database.tables().contains("simulations")
            ? database.texts("SELECT simulation_id FROM simulations ORDER BY simulation_id")
            : List.of());
    details.put(
        "indexes",
        database.texts(
            "SELECT name || ' on ' || tbl_name FROM sqlite_schema"
                + " WHERE type = 'index' AND sql IS NOT NULL ORDER BY tbl_name, name"));
    details.put("schema_version", List.of(schemaVersion(database)));
    return details;
  }

  private static String schemaVersion(Database database) {
    List<String> tables = database.tables();
    String steps = tables.contains("simulation_steps") ? "simulation_steps" : "steps";
    if (!tables.contains(steps)) {
      return "not the database of a simulator: it has no steps table";
    }
    List<String> columns = List.copyOf(TableInspection.atTable(database, steps).columns().keySet());
    if (columns.contains("agent_type_counts")) {
      return "counts agents by type as JSON in agent_type_counts";
    }
    if (columns.contains("agent_counts")) {
      return "counts agents by type as JSON in agent_counts";
    }
    return columns.contains("system_agents")
        ? "counts agents by type in a column each, such as system_agents"
        : "counts no agents by type";
  }
}
