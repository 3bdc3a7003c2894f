package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.table.TableInspection;
import farm.analysis.load.sqlite.table.TableStorage;
import farm.analysis.problem.RequestException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The table {@code time_series}: the number of agents of each type at each step, as rows {@code
 * step, agent_type, count} in the order of the steps table.
 *
 * <p>The rows are derived from a JSON column of counts, or else from the columns named {@code
 * <type>_agents}. A step has no row for a type that it doesn't count.
 */
final class TimeSeries {

  static final String TABLE = "time_series";

  private static final List<String> JSON_COLUMNS = List.of("agent_type_counts", "agent_counts");
  private static final String SUFFIX = "_agents";
  private static final String ALL = "total_agents";

  private TimeSeries() {}

  /**
   * The time series of a steps table.
   *
   * @throws RequestException if it has neither a JSON column of counts nor a column for a type
   */
  static TableInspection of(TableInspection steps) {
    Map<String, @Nullable String> columns = new LinkedHashMap<>();
    columns.put("step", "INTEGER");
    columns.put("agent_type", "TEXT");
    columns.put("count", "INTEGER");
    String id = steps.relation().simulationId();
    Relation relation =
        new Relation("table 'time_series'", "(" + sql(steps) + ")", null, id, List.of(), null);
    return new TableInspection(
        steps.file(), relation, columns, steps.rowids(), TableStorage.none());
  }

  private static String sql(TableInspection steps) {
    String table = inOrder(steps.relation());
    String id = steps.columns().containsKey("simulation_id") ? "s.simulation_id" : "NULL";
    for (String json : JSON_COLUMNS) {
      if (steps.columns().containsKey(json)) {
        return """
            SELECT s.step_number AS step, t.key AS agent_type, t.value AS count,
              %s AS simulation_id
            FROM %s AS s CROSS JOIN json_each(s.%s) AS t\
            """
            .formatted(id, table, Relation.quoted(json));
      }
    }
    return fromColumns(steps, table, id);
  }

  private static String inOrder(Relation steps) {
    String order = steps.rowid() == null ? "" : " ORDER BY " + steps.rowid();
    return "(SELECT * FROM %s%s)".formatted(steps.from(), order);
  }

  private static String fromColumns(TableInspection steps, String table, String id) {
    List<String> types =
        steps.columns().keySet().stream()
            .filter(column -> column.endsWith(SUFFIX) && !column.equals(ALL))
            .toList();
    if (types.isEmpty()) {
      throw new RequestException(
          TABLE,
          "%s: %s counts no agents by type; should have a column agent_type_counts or"
                  .formatted(steps.file().path(), steps.relation().name())
              + " agent_counts, or columns such as system_agents; columns: "
              + String.join(", ", steps.columns().keySet()));
    }
    return """
        SELECT * FROM (
          SELECT s.step_number AS step, t.column1 AS agent_type,
            CASE t.column1 %s END AS count, %s AS simulation_id
          FROM %s AS s CROSS JOIN (VALUES %s) AS t)
        WHERE count IS NOT NULL\
        """
        .formatted(
            types.stream().map(TimeSeries::whenThen).collect(Collectors.joining(" ")),
            id,
            table,
            types.stream().map(t -> "(" + typeOf(t) + ")").collect(Collectors.joining(", ")));
  }

  private static String whenThen(String column) {
    return "WHEN %s THEN s.%s".formatted(typeOf(column), Relation.quoted(column));
  }

  /**
   * The type that a column counts, as an SQL literal: {@code 'system'} for {@code system_agents}.
   */
  private static String typeOf(String column) {
    String type = column.substring(0, column.length() - SUFFIX.length());
    return "'" + type.replace("'", "''") + "'";
  }
}
