package farm.analysis.load.jdbc;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.TableName;
import farm.analysis.load.input.ReadOptions;
import farm.analysis.problem.DataException;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The result of one look at a table, view or query: its columns and their types.
 *
 * @param columns the types by name, in the database's order
 */
record JdbcInspection(
    JdbcDatabase database, JdbcRelation relation, Map<String, ColumnType> columns) {

  static JdbcInspection atTable(JdbcDatabase database, Connection connection, String table)
      throws SQLException {
    Optional<TableName> found = TableName.find(connection, table);
    if (found.isEmpty()) {
      throw TableName.unknown(database, connection, table);
    }
    TableName name = found.get();
    JdbcRelation relation = JdbcRelation.table(name.toString(), name.quoted(connection));
    return new JdbcInspection(database, relation, columns(connection, relation));
  }

  static JdbcInspection atQuery(
      JdbcDatabase database, Connection connection, String sql, List<Serializable> parameters) {
    JdbcRelation relation = JdbcRelation.query(sql, parameters);
    try {
      return new JdbcInspection(database, relation, columns(connection, relation));
    } catch (SQLException e) {
      throw new RequestException(
          sql, "%s: the query can't be run: %s".formatted(database.shown(), database.reason(e)));
    }
  }

  private static Map<String, ColumnType> columns(Connection connection, JdbcRelation relation)
      throws SQLException {
    String sql = "SELECT * FROM %s WHERE 1 = 0".formatted(relation.from());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      relation.bind(statement);
      try (ResultSet none = statement.executeQuery()) {
        ResultSetMetaData data = none.getMetaData();
        Map<String, ColumnType> columns = new LinkedHashMap<>();
        for (int c = 1; c <= data.getColumnCount(); c++) {
          JdbcColumn column = JdbcColumn.of(data, c);
          columns.put(column.name(), column.type());
        }
        return columns;
      }
    }
  }

  /** The wanted columns as a source that is read from start to end. */
  JdbcSource source(Connection connection, ReadOptions options) throws SQLException {
    checkNames(options.namedColumns());
    List<Schema.Field> fields = new ArrayList<>();
    for (String name : options.columnsOf(columns.keySet())) {
      ColumnType found = columns.getOrDefault(name, ColumnType.TEXT);
      fields.add(new Schema.Field(name, options.schema().getOrDefault(name, found)));
    }
    Schema schema = Schema.of(fields);
    String select =
        "SELECT %s FROM %s"
            .formatted(TableName.quoted(connection, schema.names()), relation.from());
    return new JdbcSource(database, relation, schema, select, null, 0);
  }

  /** A source cut by a column of integers; {@code whole} itself if the column has no values. */
  JdbcSource partitioned(Connection connection, JdbcSource whole, String column, int count)
      throws SQLException {
    checkNames(Set.of(column));
    if (columns.get(column) != ColumnType.LONG) {
      throw new RequestException(
          column,
          "%s: partition column '%s' should hold integers, was %s"
              .formatted(
                  whole.input(), column, columns.getOrDefault(column, ColumnType.TEXT).word()));
    }
    String quoted = TableName.quoted(connection, column);
    String sql =
        "SELECT min(%1$s), max(%1$s), count(*) FROM %2$s".formatted(quoted, relation.from());
    try (PreparedStatement statement = connection.prepareStatement(sql)) {
      relation.bind(statement);
      try (ResultSet bounds = statement.executeQuery()) {
        if (!bounds.next() || bounds.getObject(1) == null) {
          return whole;
        }
        return new JdbcSource(
            database,
            relation,
            whole.schema(),
            whole.select(),
            new JdbcPartition(quoted, bounds.getLong(1), bounds.getLong(2), count),
            bounds.getLong(3) * 16 * whole.schema().size());
      }
    }
  }

  /**
   * Checks that these columns exist; throws for the first that doesn't, with the others as
   * suppressed exceptions.
   */
  private void checkNames(Set<String> names) {
    List<RequestException> problems =
        names.stream()
            .filter(name -> !columns.containsKey(name))
            .map(
                name ->
                    new RequestException(
                        name,
                        "%s: %s has no column '%s'%s"
                            .formatted(
                                database.shown(),
                                relation.name(),
                                name,
                                NearestName.choices(name, "columns", columns.keySet()))))
            .toList();
    RequestException.throwIfAny(problems);
  }

  /** An exception for a failure of the database during a read. */
  static DataException failure(JdbcDatabase database, String what, SQLException e) {
    return new DataException(
        "%s: %s: %s".formatted(database.shown(), what, database.reason(e)),
        database.withoutSecrets(e));
  }
}
