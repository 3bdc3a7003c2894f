package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.load.sqlite.table.TableInspection;
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

  /** Returns true if the rows are the parameters of simulations, which no table has as such. */
  boolean isParameters() {
    return table.equals(SimulationLoader.PARAMETERS);
  }

  /** Returns true if the database has the table, or every table that the query names. */
  boolean isIn(Database database) {
    if (query != null) {
      return TableInspection.hasTablesOf(database, query);
    }
    return isParameters() ? SimulationsSql.isFor(database) : SimulationTables.has(database, table);
  }

  /** Looks at the rows in this database, of one simulation or of all; not at parameters. */
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
