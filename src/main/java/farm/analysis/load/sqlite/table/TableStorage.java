package farm.analysis.load.sqlite.table;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.page.PageLayout;
import farm.analysis.load.sqlite.page.TableTree;
import farm.analysis.load.sqlite.record.ColumnPlace;
import farm.analysis.load.sqlite.record.DefaultValue;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * The storage of a table's rows in the pages of its file, from its schema.
 *
 * @param obstacle the reason that they can't be read by their pages; empty if they can, or for
 *     {@link #none}
 * @param tree the b-tree; null if they can't be read by their pages
 * @param columns the storage of each column, by name
 * @param isStrict true for a STRICT table
 * @param collates true if a column may have a collation other than byte by byte
 */
public record TableStorage(
    String obstacle,
    @Nullable TableTree tree,
    Map<String, StoredColumn> columns,
    boolean isStrict,
    boolean collates) {

  private static final int ROWID = -1;

  private static final int NOT_STORED = -2;

  /** The names of SQLite's schema table, which is on page 1. */
  private static final List<String> SCHEMA_TABLES = List.of("sqlite_schema", "sqlite_master");

  /**
   * The storage of one column.
   *
   * @param index the index of its value in a row, from 0; -1 for the rowid, -2 if it is computed
   * @param defaultSql SQL for its value in rows stored before it was added; null for no value
   */
  record StoredColumn(int index, String declared, @Nullable String defaultSql) {

    boolean isComputed() {
      return index == NOT_STORED;
    }
  }

  /** Copies the map. */
  public TableStorage {
    columns = new LinkedHashMap<>(columns);
  }

  /** The storage of rows that have no pages, such as a query's rows; no obstacle is reported. */
  public static TableStorage none() {
    return hidden("");
  }

  /** The storage of rows that can't be read by their pages. */
  static TableStorage hidden(String obstacle) {
    return new TableStorage(obstacle, null, Map.of(), false, false);
  }

  /** The storage of a table that has rowids. */
  static TableStorage of(Database database, String table, boolean isStrict) throws SQLException {
    String obstacle = pending(database);
    if (!obstacle.isEmpty()) {
      return hidden(obstacle);
    }
    List<String> schema =
        database.texts(
            "SELECT rootpage || ' ' || sql FROM sqlite_schema"
                + " WHERE type = 'table' AND name = ? COLLATE NOCASE",
            table);
    if (schema.isEmpty() && !SCHEMA_TABLES.contains(table.toLowerCase(Locale.ROOT))) {
      return hidden("its schema doesn't say where '%s' is".formatted(table));
    }
    String found = schema.isEmpty() ? "1 " : schema.get(0);
    PageLayout layout = database.file().layout();
    long root = Long.parseLong(found.substring(0, found.indexOf(' ')));
    return new TableStorage(
        "",
        new TableTree(database.file(), layout, "table '%s'".formatted(table), root),
        columns(database, table),
        isStrict,
        found.toUpperCase(Locale.ROOT).contains("COLLATE"));
  }

  private static String pending(Database database) {
    long log = database.file().logBytes();
    long journal = database.file().journalBytes();
    if (log > 0) {
      return "its -wal file has %d bytes".formatted(log);
    }
    return journal > 0 ? "its -journal file has %d bytes".formatted(journal) : "";
  }

  private static Map<String, StoredColumn> columns(Database database, String table)
      throws SQLException {
    boolean keyIsIndexed =
        !database.texts("SELECT 1 FROM pragma_index_list(?) WHERE origin = 'pk'", table).isEmpty();
    Map<String, StoredColumn> columns = new LinkedHashMap<>();
    String sql =
        "SELECT name, type, dflt_value, pk, hidden FROM pragma_table_xinfo(?) ORDER BY cid";
    try (PreparedStatement statement = database.prepare(sql)) {
      statement.setString(1, table);
      int stored = 0;
      try (ResultSet rows = statement.executeQuery()) {
        while (rows.next()) {
          boolean isRowid = rows.getInt("pk") > 0 && !keyIsIndexed;
          boolean isComputed = rows.getInt("hidden") == 2;
          int index = isRowid ? ROWID : isComputed ? NOT_STORED : stored;
          stored += isComputed ? 0 : 1;
          columns.put(
              rows.getString("name"),
              new StoredColumn(index, rows.getString("type"), rows.getString("dflt_value")));
        }
      }
    }
    return columns;
  }

  /** The number of values in a row, unless it was stored before a column was added. */
  int columnCount() {
    return (int) columns.values().stream().filter(column -> !column.isComputed()).count();
  }

  /** The reason that a column can't be read by the pages; empty if it can. */
  Optional<String> obstacleOf(String name) {
    StoredColumn column = columns.get(name);
    return column == null || column.isComputed()
        ? Optional.of("SQLite computes column '%s'".formatted(name))
        : Optional.empty();
  }

  /** The source of a column that has no obstacle. */
  ColumnPlace place(String name) {
    StoredColumn column = columns.get(name);
    if (column == null || column.isComputed()) {
      throw new IllegalArgumentException("column '%s' isn't stored".formatted(name));
    }
    if (column.index == ROWID) {
      return ColumnPlace.ROWID;
    }
    DefaultValue whenAbsent =
        column.defaultSql == null ? DefaultValue.NULL : AddedColumn.value(column, isStrict);
    return ColumnPlace.stored(column.index, StoredType.isReal(column.declared), whenAbsent);
  }
}
