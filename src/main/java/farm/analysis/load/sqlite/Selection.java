package farm.analysis.load.sqlite;

import java.io.Serializable;
import org.jspecify.annotations.Nullable;

/**
 * The rows to read in a simulator's database: a table or the result of a query.
 *
 * @param table the name of the table; empty for a query
 * @param query the query; null for a table
 */
record Selection(String table, @Nullable SqliteQuery query) implements Serializable {

  /** The table that this name means to {@link SimulationTables}. */
  static Selection of(String table) {
    return new Selection(table, null);
  }

  static Selection of(SqliteQuery query) {
    return new Selection("", query);
  }

  /** Returns true if the database has the table, or every table that the query names. */
  boolean isIn(Database database) {
    return query == null
        ? SimulationTables.has(database, table)
        : TableInspection.hasTablesOf(database, query);
  }

  /** Looks at the rows in this database, of one simulation or of all. */
  TableInspection look(Database database, @Nullable String simulationId) {
    if (query == null) {
      return SimulationTables.look(database, table, simulationId);
    }
    TableInspection look = TableInspection.atQuery(database, query);
    return simulationId == null ? look : look.ofSimulation(simulationId);
  }

  /** The words for the table in a note that databases lack it. */
  String shown() {
    return query == null ? "table '%s'".formatted(table) : "a table of the query";
  }
}
