package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Database;
import java.util.ArrayList;
import java.util.List;

/**
 * SQL that finds the simulations of a database and the places of their parameters.
 *
 * <p>The simulations are the rows of {@code simulations}, then the ids that only {@code
 * simulation_config} has. If neither table has a row, they are the ids in the steps, so that a run
 * without parameters isn't lost. A row of {@code simulation_config} without an id belongs to the
 * only simulation in {@code simulations}, if there is only one.
 *
 * @param recorded SQL for the simulations in the two tables: rows {@code id, s, c, n}, with the
 *     rowids in {@code simulations} and {@code simulation_config} and a number to order by
 * @param active SQL for the simulations in the steps: the same columns
 * @param hasIds true if a table has a column of ids
 * @param stored the columns with JSON; the values of later ones replace those of earlier ones
 */
record SimulationsSql(String recorded, String active, boolean hasIds, List<Stored> stored) {

  private static final String SIMULATIONS = "simulations";
  private static final String CONFIGS = "simulation_config";
  private static final String ID = "simulation_id";
  private static final String NONE = "SELECT NULL AS id, NULL AS s, NULL AS c, NULL AS n WHERE 0";

  /**
   * A column with JSON.
   *
   * @param rowid the name of the column of {@link #select} with the rowid of its row
   */
  record Stored(String table, String column, String rowid) {

    /**
     * SQL for the row with a given rowid: the storage class of the JSON, its bytes, and the JSON
     * itself if it has at most {@code mostBytes}.
     */
    String select(int mostBytes) {
      return """
          SELECT typeof(%1$s), octet_length(%1$s),
            CASE WHEN octet_length(%1$s) <= %3$d THEN %1$s END
          FROM %2$s WHERE rowid = ?\
          """
          .formatted(column, table, mostBytes);
    }
  }

  /** Returns true if the database has a table of simulations. */
  static boolean isFor(Database database) {
    List<String> tables = database.tables();
    return tables.contains(SIMULATIONS)
        || tables.contains(CONFIGS)
        || SimulationTables.has(database, "steps");
  }

  /**
   * The SQL for this database.
   *
   * @throws farm.analysis.problem.RequestException if it has no table of simulations
   */
  static SimulationsSql of(Database database) {
    if (!isFor(database)) {
      throw database.noTable(SIMULATIONS);
    }
    List<String> simulations = columns(database, SIMULATIONS);
    List<String> configs = columns(database, CONFIGS);
    String stepsTable = SimulationTables.stored(database, "steps");
    List<String> steps = columns(database, stepsTable);
    List<Stored> stored = new ArrayList<>();
    if (simulations.contains("parameters")) {
      stored.add(new Stored(SIMULATIONS, "parameters", "s"));
    }
    if (configs.contains("config_data")) {
      stored.add(new Stored(CONFIGS, "config_data", "c"));
    }
    return new SimulationsSql(
        recorded(simulations, configs),
        active(stepsTable, steps),
        simulations.contains(ID) || configs.contains(ID) || steps.contains(ID),
        stored);
  }

  private static List<String> columns(Database database, String table) {
    return database.texts("SELECT name FROM pragma_table_info(?)", table);
  }

  /** Ids are compared as text; a missing one is the empty text. */
  private static String recorded(List<String> simulations, List<String> configs) {
    return """
        WITH a AS (%s), b AS (%s)
        SELECT a.id, a.n AS s, b.n AS c, a.n
        FROM a LEFT JOIN b ON b.key = coalesce(cast(a.id AS text), '')
        UNION ALL
        SELECT id, NULL, n, n FROM b
        WHERE key NOT IN (SELECT coalesce(cast(id AS text), '') FROM a)\
        """
        .formatted(simulations(simulations), configs(configs, simulations));
  }

  private static String simulations(List<String> columns) {
    return columns.isEmpty()
        ? "SELECT NULL AS id, NULL AS n WHERE 0"
        : "SELECT %s AS id, rowid AS n FROM %s".formatted(id(columns), SIMULATIONS);
  }

  private static String configs(List<String> columns, List<String> simulations) {
    if (columns.isEmpty()) {
      return "SELECT NULL AS key, NULL AS id, NULL AS n WHERE 0";
    }
    String only =
        simulations.contains(ID)
            ? "(SELECT max(%s) FROM %s HAVING count(*) = 1)".formatted(ID, SIMULATIONS)
            : "NULL";
    return """
        SELECT coalesce(cast(coalesce(%1$s, %2$s) AS text), '') AS key, %1$s AS id, max(rowid) AS n
        FROM %3$s GROUP BY 1\
        """
        .formatted(id(columns), only, CONFIGS);
  }

  private static String active(String table, List<String> columns) {
    return columns.isEmpty()
        ? NONE
        : "SELECT %1$s AS id, NULL AS s, NULL AS c, min(rowid) AS n FROM %2$s GROUP BY %1$s"
            .formatted(id(columns), table);
  }

  private static String id(List<String> columns) {
    return columns.contains(ID) ? ID : "NULL";
  }

  /**
   * SQL for the simulations as rows {@code id, s, c} in order.
   *
   * @param isOne true for only the simulation whose id is the parameter, as text
   */
  String select(Database database, boolean isOne) {
    boolean isRecorded =
        !database.texts("SELECT 1 FROM (%s) LIMIT 1".formatted(recorded)).isEmpty();
    return "SELECT id, s, c FROM (%s)%s ORDER BY s IS NULL, n"
        .formatted(isRecorded ? recorded : active, isOne ? " WHERE cast(id AS text) = ?" : "");
  }
}
