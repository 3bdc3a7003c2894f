package farm.analysis.load.sqlite.database;

import farm.analysis.expression.SqlCondition;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * A table, a view or a query of a database.
 *
 * @param name its name in messages, such as {@code table 'agents'}
 * @param from its SQL after FROM
 * @param rowid a name for the rowid of its rows, or null if they have none
 * @param simulationId the text that the column {@code simulation_id} must equal, or null for all
 * @param parameters the values of the parameters of {@code from}: text, numbers, booleans
 * @param condition the condition on its rows; null for all rows, and always null without rowids
 */
public record Relation(
    String name,
    String from,
    @Nullable String rowid,
    @Nullable String simulationId,
    List<Object> parameters,
    @Nullable SqlCondition condition)
    implements Serializable {

  /** Makes SQLite compare row by row: a search in a damaged tree or index could find fewer rows. */
  private static final String IS_OF_SIMULATION = "(simulation_id IN (?, ?)) IS TRUE";

  private static final String QUERY = "the query";

  private static final List<String> ROWID_NAMES = List.of("rowid", "_rowid_", "oid");

  /** The rows of a SELECT, in its order. */
  public static Relation query(SqliteQuery query) {
    String from = "(" + query.sql().strip().replaceAll(";$", "") + "\n)";
    return new Relation(QUERY, from, null, null, query.values(), null);
  }

  /** Returns true if its rows are those of a user's SELECT. */
  boolean isQuery() {
    return name.equals(QUERY);
  }

  /** The rows of a table or view in the order stored, even if an index covers them. */
  public static Relation table(String table) {
    return ofTable(table, quoted(table) + " NOT INDEXED", null);
  }

  /**
   * The rows of a table in the order of its rowids, even if an index covers them. If its columns
   * hide all names of the rowid, the rows are in the order stored.
   */
  public static Relation tableByRowid(String table, List<String> columns) {
    return ROWID_NAMES.stream()
        .filter(name -> columns.stream().noneMatch(name::equalsIgnoreCase))
        .findFirst()
        .map(rowid -> ofTable(table, quoted(table) + " NOT INDEXED", rowid))
        .orElse(table(table));
  }

  /** The rows of a WITHOUT ROWID table in the order of its key, even if an index covers them. */
  public static Relation tableByKey(String table, List<String> keys) {
    String order = keys.stream().map(Relation::quoted).collect(Collectors.joining(", "));
    String from = "(SELECT * FROM %s ORDER BY %s)".formatted(quoted(table), order);
    return ofTable(table, from, null);
  }

  private static Relation ofTable(String table, String from, @Nullable String rowid) {
    return new Relation("table '%s'".formatted(table), from, rowid, null, List.of(), null);
  }

  /**
   * Returns only the rows of one simulation, whose id is stored as text or as an integer; all rows
   * if the id is null.
   */
  public Relation ofSimulation(@Nullable String id) {
    return new Relation(name, from, rowid, id, parameters, condition);
  }

  /** Returns only the rows for which a condition is true. This relation must have rowids. */
  public Relation where(SqlCondition newCondition) {
    return new Relation(name, from, rowid, simulationId, parameters, newCondition);
  }

  /**
   * SQL for these columns, followed by the rowid, or NULL if there is none.
   *
   * <p>Its parameters are, in this order: those of {@code from}; the first and last rowid, if there
   * are rowids and not all are read; those of the condition; the simulation's id as text and as an
   * integer, if it isn't null; the maximum number of rows, -1 for all; the number of rows to skip.
   *
   * @param isWhole true to read the rows of all rowids, without seeking a first one
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
    return "SELECT %s%s FROM %s%s%s LIMIT ?"
        .formatted(
            wanted,
            rowid == null ? "NULL" : rowid,
            from,
            terms.isEmpty() ? "" : " WHERE " + String.join(" AND ", terms),
            rowid == null ? "" : " ORDER BY " + rowid);
  }

  /**
   * SQL for one row: the storage classes in each of these columns. Its parameters are those of
   * {@link #select}.
   */
  String types(List<String> columns, boolean isWhole) {
    return "SELECT %s FROM (%s)"
        .formatted(
            columns.stream()
                .map(column -> "group_concat(DISTINCT typeof(%s))".formatted(quoted(column)))
                .collect(Collectors.joining(", ")),
            select(columns, isWhole));
  }

  /**
   * SQL that counts the rows. Its parameters are those of {@code from}, then the simulation's id
   * twice, if it isn't null.
   */
  String count() {
    return "SELECT count(*) FROM %s%s"
        .formatted(from, simulationId == null ? "" : " WHERE " + IS_OF_SIMULATION);
  }

  /**
   * SQL that counts the rows, of all simulations, that a read from a first to a last rowid finds.
   * Its parameters are both rowids, then the first again: SQLite seeks the first without comparing
   * it.
   */
  String countBetween() {
    return "SELECT count(*) FROM %1$s WHERE %2$s BETWEEN ? AND ? AND +%2$s >= ?"
        .formatted(from, rowid);
  }

  /** The integer that an id may be stored as; empty if the id isn't an integer. */
  public static Optional<Long> integer(String id) {
    return id.matches("0|-?[1-9]\\d{0,17}") ? Optional.of(Long.valueOf(id)) : Optional.empty();
  }

  /**
   * The name of a column or table in SQL. Double quotes wouldn't do: if no column has the name
   * between them, SQLite takes it for a text (sqlite.org/quirks.html §8).
   */
  public static String quoted(String identifier) {
    return '`' + identifier.replace("`", "``") + '`';
  }
}
