package farm.analysis.load.sqlite.table;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.expression.SqlCondition;
import farm.analysis.load.input.InputRange;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.load.sqlite.database.Cursor;
import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.database.Relation;
import farm.analysis.load.sqlite.database.SqliteQuery;
import farm.analysis.load.sqlite.page.DatabaseFile;
import farm.analysis.load.sqlite.record.StorageClass;
import farm.analysis.problem.DataException;
import farm.analysis.problem.RequestException;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The result of a look at a table, view or query: its columns and its rowids.
 *
 * @param columns the declared types by column name, in the order of the table; null for none
 * @param rowids the first and last rowid; all if there are no rowids; null if there is no row
 * @param storage the storage of its rows, if they can be read by their pages
 */
public record TableInspection(
    DatabaseFile file,
    Relation relation,
    Map<String, @Nullable String> columns,
    @Nullable InputRange rowids,
    TableStorage storage) {

  /** Looks at a table or view. */
  public static TableInspection atTable(Database database, String table) {
    List<String> kind =
        database.texts(
            "SELECT type || wr || strict FROM pragma_table_list"
                + " WHERE schema = 'main' AND name = ? COLLATE NOCASE",
            table);
    if (kind.isEmpty()) {
      throw database.noTable(table);
    }
    Relation relation = Relation.table(table);
    try {
      Map<String, @Nullable String> columns = columns(database, relation);
      return switch (kind.get(0)) {
        case "table00" -> ordinary(database, table, columns, false);
        case "table01" -> ordinary(database, table, columns, true);
        case "table10", "table11" ->
            look(
                database,
                Relation.tableByKey(table, keys(database, table)),
                columns,
                TableStorage.hidden("'%s' is WITHOUT ROWID".formatted(table)));
        default ->
            look(
                database,
                relation,
                columns,
                TableStorage.hidden(
                    "'%s' is a %s".formatted(table, kind.get(0).replaceAll("\\d", ""))));
      };
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  private static TableInspection ordinary(
      Database database, String table, Map<String, @Nullable String> columns, boolean isStrict)
      throws SQLException {
    Relation relation = Relation.tableByRowid(table, List.copyOf(columns.keySet()));
    return look(
        database,
        relation,
        columns,
        relation.rowid() == null
            ? TableStorage.hidden("the columns of '%s' hide its rowids".formatted(table))
            : TableStorage.of(database, table, isStrict));
  }

  private static List<String> keys(Database database, String table) {
    return database.texts("SELECT name FROM pragma_table_info(?) WHERE pk > 0 ORDER BY pk", table);
  }

  /** Looks at a query. */
  public static TableInspection atQuery(Database database, SqliteQuery query) {
    Relation relation = Relation.query(query);
    try {
      TableStorage storage = TableStorage.none();
      return look(database, relation, columns(database, relation), storage);
    } catch (SQLException e) {
      throw database.queryFailure(query.sql(), e);
    }
  }

  /** Returns false if a query fails because a table that it names is missing. */
  public static boolean hasTablesOf(Database database, SqliteQuery query) {
    try {
      Cursor.ofColumns(database, Relation.query(query)).close();
      return true;
    } catch (SQLException e) {
      return !String.valueOf(e.getMessage()).contains("(no such table: ");
    }
  }

  private static TableInspection look(
      Database database,
      Relation relation,
      Map<String, @Nullable String> columns,
      TableStorage storage) {
    InputRange rowids = InputRange.whole(database.file().bytes());
    if (relation.rowid() != null) {
      rowids = rowids(database, relation).orElse(null);
    }
    return new TableInspection(database.file(), relation, columns, rowids, storage);
  }

  private static Map<String, @Nullable String> columns(Database database, Relation relation)
      throws SQLException {
    try (Cursor cursor = Cursor.ofColumns(database, relation)) {
      Map<String, @Nullable String> columns = new LinkedHashMap<>();
      for (int c = 0; c < cursor.columnCount(); c++) {
        columns.put(cursor.columnName(c), cursor.declaredType(c));
      }
      return columns;
    }
  }

  private static Optional<InputRange> rowids(Database database, Relation relation) {
    try (Cursor cursor = Cursor.ofRowids(database, relation)) {
      return cursor.next() && cursor.storageClass(0) != StorageClass.NULL
          ? Optional.of(new InputRange(cursor.longAt(0), cursor.longAt(1), database.file().bytes()))
          : Optional.empty();
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }

  /**
   * This look narrowed to the rows of one simulation.
   *
   * @throws RequestException if the table doesn't tell simulations apart
   */
  public TableInspection ofSimulation(String id) {
    checkColumns(Set.of("simulation_id"));
    return new TableInspection(file, relation.ofSimulation(id), columns, rowids, storage);
  }

  /** This look, for the chosen way to read the rows. */
  public TableInspection readBy(ReaderChoice choice) {
    return choice == ReaderChoice.AUTO
        ? this
        : new TableInspection(file, relation, columns, rowids, TableStorage.none());
  }

  /** The wanted columns that this table has, with the types given, else the types found. */
  public Map<String, StoredType> types(Database database, ReadOptions options) {
    Set<String> wanted = options.columnsOf(columns.keySet());
    wanted.retainAll(columns.keySet());
    checkNames(database, wanted);
    List<String> sampled =
        wanted.stream()
            .filter(column -> !options.schema().containsKey(column))
            .filter(column -> StoredType.dependsOnValues(columns.get(column)))
            .toList();
    Map<String, Set<StorageClass>> seen =
        rowids == null || sampled.isEmpty()
            ? Map.of()
            : TypeSample.of(database, relation.ofSimulation(null), sampled, rowids);
    Map<String, StoredType> types = new LinkedHashMap<>();
    for (String column : wanted) {
      ColumnType given = options.schema().get(column);
      types.put(
          column,
          given != null
              ? new StoredType(given, true)
              : StoredType.of(columns.get(column), seen.getOrDefault(column, Set.of())));
    }
    return types;
  }

  /** Checks names with U+FFFD, which may stand for invalid bytes: SQLite can't find such names. */
  private void checkNames(Database database, Set<String> names) {
    for (String name : names) {
      if (name.indexOf('\ufffd') >= 0 && !Cursor.isColumn(database, relation, name)) {
        throw new DataException(
            ("%s: %s: the name of column '%s' isn't valid UTF-8; leave it out by naming the columns"
                    + " to read, or name them all in a query: WITH named(a, b) AS (SELECT * FROM t)"
                    + " SELECT * FROM named")
                .formatted(file.path(), relation.name(), name));
      }
    }
  }

  /**
   * The source of chunks of {@code schema}; columns that this table lacks are missing in all rows.
   *
   * @param condition the condition that needed rows meet; null if all are needed
   */
  public SqliteSource source(
      Schema schema, @Nullable String pathColumn, @Nullable Expression condition) {
    Set<String> stored = new HashSet<>(schema.names());
    stored.retainAll(columns.keySet());
    Optional<SqlCondition> where =
        condition == null || relation.rowid() == null
            ? Optional.empty()
            : PushedCondition.of(condition, schema, stored);
    return new SqliteSource(
        file,
        where.map(relation::where).orElse(relation),
        schema,
        stored,
        pathColumn,
        rowids,
        TablePages.of(this, schema, pathColumn, condition));
  }

  /**
   * Checks that this table has these columns.
   *
   * @throws RequestException if it lacks some
   */
  public void checkColumns(Set<String> names) {
    checkColumns(names, columns.keySet(), "");
  }

  /**
   * Checks columns in the same way, but against other known columns; see {@link LackingColumns}.
   */
  public void checkColumns(Set<String> names, Set<String> known, String remark) {
    String where = "%s: %s".formatted(file.path(), relation.name());
    LackingColumns.check(where, names, known, remark);
  }
}
