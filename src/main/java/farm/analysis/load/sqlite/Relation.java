package farm.analysis.load.sqlite;

import farm.analysis.expression.SqlCondition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * What to read of a database: a table, a view or a query.
 *
 * @param name what messages call it, such as {@code table 'agents'}
 * @param from SQL that names it after FROM
 * @param rowid the name that means the rowid of its rows, or null if they have none
 * @param simulationId the text that the column {@code simulation_id} must equal, or null for all
 * @param parameters what to bind to the parameters of {@code from}: text, numbers, booleans
 * @param condition what must be true of its rows; null for all, and of what has no rowids
 */
record Relation(
    String name,
    String from,
    @Nullable String rowid,
    @Nullable String simulationId,
    List<Object> parameters,
    @Nullable SqlCondition condition)
    implements Serializable {

  /** Compared row by row: a damaged tree or index, if asked, may know of fewer. */
  private static final String IS_OF_SIMULATION = "(simulation_id IN (?, ?)) IS TRUE";

  private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

  /** The rows of a SELECT, in its order, with these values bound to its parameters. */
  static Relation query(String sql, List<Object> parameters) {
    String from = "(" + sql.strip().replaceAll(";$", "") + "\n)";
    return new Relation("the query", from, null, null, parameters, null);
  }

  /** The rows of a table or view, in the order stored, even if an index holds what is wanted. */
  static Relation table(String table) {
    return ofTable(table, quoted(table) + " NOT INDEXED", null);
  }

  /**
   * This table read in the order of its rowids, even if an index holds what is wanted, unless the
   * names of its columns hide them all.
   */
  static Relation tableByRowid(String table, List<String> columns) {
    return ROWID_NAMES.stream()
        .filter(name -> columns.stream().noneMatch(name::equalsIgnoreCase))
        .findFirst()
        .map(rowid -> ofTable(table, quoted(table) + " NOT INDEXED", rowid))
        .orElse(table(table));
  }

  /** This WITHOUT ROWID table in the order of its key, even if an index holds what is wanted. */
  static Relation tableByKey(String table, List<String> keys) {
    String order = keys.stream().map(Relation::quoted).collect(Collectors.joining(", "));
    String from = "(SELECT * FROM %s ORDER BY %s)".formatted(quoted(table), order);
    return ofTable(table, from, null);
  }

  private static Relation ofTable(String table, String from, @Nullable String rowid) {
    return new Relation("table '%s'".formatted(table), from, rowid, null, List.of(), null);
  }

  /** Only the rows of one simulation, be its id stored as text or as an integer. */
  Relation ofSimulation(@Nullable String id) {
    return new Relation(name, from, rowid, id, parameters, condition);
  }

  /** Only the rows of this table of rowids for which a condition is true. */
  Relation where(SqlCondition newCondition) {
    return new Relation(name, from, rowid, simulationId, parameters, newCondition);
  }

  /**
   * SQL for these columns, followed by the rowid if there is one. After its own, its parameters are
   * the first and last rowid, if there is one and not the whole is read, then the condition's, then
   * the simulation, if there is one, as text and as an integer, then the most rows to give (-1 for
   * all) and how many to skip.
   *
   * @param isWhole whether rows of all rowids are read, without seeking a first one
   */
  String select(List<String> columns, boolean isWhole) {
    String wanted = columns.stream().map(c -> quoted(c) + ", ").collect(Collectors.joining());
    List<String> terms = new ArrayList<>();
    if (rowid != null && !isWhole) {
      terms.add(rowid + " BETWEEN ? AND ?");
    }
    if (condition != null) {
      terms.add("(" + condition.sql() + ")");
    }
    if (simulationId != null) {
      terms.add(IS_OF_SIMULATION);
    }
    return "SELECT %s%s FROM %s%s%s LIMIT ? OFFSET ?"
        .formatted(
            wanted,
            rowid == null ? "NULL" : rowid,
            from,
            terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms),
            rowid == null ? "" : " ORDER BY " + rowid);
  }

  /** SQL for one row: the types that the values of these columns have; its parameters as above. */
  String types(List<String> columns, boolean isWhole) {
    return "SELECT %s FROM (%s)"
        .formatted(
            columns.stream()
                .map(column -> "group_concat(DISTINCT typeof(%s))".formatted(quoted(column)))
                .collect(Collectors.joining(", ")),
            select(columns, isWhole));
  }

  /** SQL that counts the rows; after its own, its parameters are the simulation, as above. */
  String count() {
    return "SELECT count(*) FROM %s%s"
        .formatted(from, simulationId == null ? "" : " WHERE " + IS_OF_SIMULATION);
  }

  /**
   * SQL that counts the rows that a read from a first to a last rowid meets, of all simulations.
   * Its parameters are both, and the first again: it is sought, and then no longer compared.
   */
  String countBetween() {
    return "SELECT count(*) FROM %1$s WHERE %2$s BETWEEN ? AND ? AND +%2$s >= ?"
        .formatted(from, rowid);
  }

  /** The integer that an id may be stored as instead of as text. */
  static Optional<Long> integer(String id) {
    return id.matches("0|-?[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }

  /**
   * The name of a column or table in SQL. Double quotes wouldn't do: SQLite takes what stands in
   * them for a text where it is no column's name (sqlite.org/quirks.html §8).
   */
  static String quoted(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }
}
