package farm.analysis.load.sqlite.database;

import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The tables and indexes of a database. Databases of one simulator version have equal schemas.
 *
 * @param tables the columns of each ordinary table, by name, without SQLite's own tables
 * @param others the names of views, virtual tables and the tables in which these keep their rows
 * @param indexes all indexes, those that SQLite made for keys included
 */
public record DatabaseSchema(
    Map<String, List<String>> tables, List<String> others, List<Index> indexes) {

  /** Selects SQLite's list of ordinary tables that aren't its own. */
  private static final String TABLES =
      "t.schema = 'main' AND t.type = 'table' AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";

  /** Copies the collections. */
  public DatabaseSchema {
    tables = new LinkedHashMap<>(tables);
    others = List.copyOf(others);
    indexes = List.copyOf(indexes);
  }

  /**
   * An index.
   *
   * @param columns its columns in order; an expression is {@code (expression)}, and a column that
   *     isn't compared byte by byte is {@code name COLLATE NOCASE}
   * @param isOfKey true if SQLite made it for a primary key or a UNIQUE constraint
   * @param isPartial true if it has a WHERE, and so may lack rows
   */
  public record Index(
      String name, String table, List<String> columns, boolean isOfKey, boolean isPartial) {

    /** Copies the list. */
    public Index {
      columns = List.copyOf(columns);
    }
  }

  static DatabaseSchema of(Database database) {
    List<String> others =
        database.texts(
            "SELECT name FROM pragma_table_list WHERE schema = 'main' AND type <> 'table'"
                + " ORDER BY name");
    return new DatabaseSchema(tables(database), others, indexes(database));
  }

  /** Returns true if there is an ordinary table, a view or a virtual table of this name. */
  public boolean has(String table) {
    return tables.containsKey(table) || others.contains(table);
  }

  /** Returns true if an ordinary table has this column. */
  public boolean hasColumn(String table, String column) {
    return tables.getOrDefault(table, List.of()).contains(column);
  }

  private static Map<String, List<String>> tables(Database database) {
    Map<String, List<String>> tables = new LinkedHashMap<>();
    query(
        database,
        """
        SELECT t.name, c.name FROM pragma_table_list AS t JOIN pragma_table_xinfo(t.name) AS c
        WHERE %s AND c.hidden <> 1 ORDER BY t.name, c.cid\
        """
            .formatted(TABLES),
        row ->
            tables
                .computeIfAbsent(row.getString(1), name -> new ArrayList<>())
                .add(row.getString(2)));
    return tables;
  }

  private static List<Index> indexes(Database database) {
    Map<String, Index> indexes = new LinkedHashMap<>();
    query(
        database,
        """
        SELECT i.name, t.name, coalesce(c.name, '(expression)')
          || CASE c.coll WHEN 'BINARY' THEN '' ELSE ' COLLATE ' || c.coll END,
          i.origin <> 'c', i.partial
        FROM pragma_table_list AS t JOIN pragma_index_list(t.name) AS i
          JOIN pragma_index_xinfo(i.name) AS c
        WHERE %s AND c.key ORDER BY t.name, i.name, c.seqno\
        """
            .formatted(TABLES),
        row -> add(row, indexes));
    return List.copyOf(indexes.values());
  }

  private static void add(ResultSet row, Map<String, Index> indexes) throws SQLException {
    String name = row.getString(1);
    Index known = indexes.get(name);
    List<String> columns = new ArrayList<>(known == null ? List.of() : known.columns);
    columns.add(row.getString(3));
    indexes.put(
        name, new Index(name, row.getString(2), columns, row.getBoolean(4), row.getBoolean(5)));
  }

  /** Takes the current row of a result. */
  private interface RowReceiver {
    void take(ResultSet row) throws SQLException;
  }

  private static void query(Database database, String sql, RowReceiver receiver) {
    try (PreparedStatement statement = database.prepare(sql);
        ResultSet rows = statement.executeQuery()) {
      while (rows.next()) {
        receiver.take(rows);
      }
    } catch (SQLException e) {
      throw database.failure(e);
    }
  }
}
