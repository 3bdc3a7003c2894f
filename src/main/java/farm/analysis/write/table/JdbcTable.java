package farm.analysis.write.table;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.jdbc.TableName;
import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.sql.Types;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * A target table in a database that has a JDBC driver.
 *
 * @param staging the name of the staging table, in the same schema, which takes the rows as they
 *     come
 */
record JdbcTable(JdbcDatabase database, String table, WriteMode mode, String staging)
    implements Serializable {

  /**
   * The name of the table as stored in the database or, if there is no such table, as the user
   * wrote it.
   */
  String storedName() {
    try (Connection connection = database.connect()) {
      return TableName.find(connection, table).map(TableName::toString).orElse(table);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  /** The name of the table, in the same schema, that lists the bundles whose rows count. */
  String bundles() {
    return staging + "_bundles";
  }

  /**
   * The SQL statements that write rows with these columns.
   *
   * @throws RequestException if the table can't take such rows, or the database fails
   */
  JdbcStatements statements(Schema schema) {
    if (schema.size() == 0) {
      throw new RequestException(
          table, "%s: table '%s' would have no columns".formatted(database.shown(), table));
    }
    try (Connection connection = database.connect()) {
      return statements(connection, schema);
    } catch (SQLException e) {
      throw failure(e);
    }
  }

  private JdbcStatements statements(Connection connection, Schema schema) throws SQLException {
    Optional<TableName> found = TableName.find(connection, table);
    TableName target = found.orElse(TableName.toMake(table));
    String name = target.quoted(connection);
    boolean appends = mode == WriteMode.APPEND && found.isPresent();
    List<String> names = appends ? stored(connection, name, schema) : schema.names();
    boolean isPostgres = connection.getMetaData().getDatabaseProductName().equals("PostgreSQL");
    String definitions = definitions(connection, schema, isPostgres);
    List<String> prepare = new ArrayList<>();
    if (found.isPresent() && !appends) {
      prepare.add("DROP TABLE " + name);
    }
    if (!appends) {
      prepare.add("CREATE TABLE %s (%s)".formatted(name, definitions));
    }
    StagingSql sql =
        StagingSql.of(
            connection,
            new TableName(target.schema(), staging),
            new TableName(target.schema(), bundles()),
            names);
    return new JdbcStatements(
        appends ? sql.makeLike(name) : sql.make(definitions),
        sql.insert(names.size()),
        prepare,
        sql.fill(name),
        isPostgres ? Types.OTHER : Types.VARCHAR,
        sql.bundles());
  }

  /** The names of these columns as the existing table has them; their case may differ. */
  private List<String> stored(Connection connection, String name, Schema schema)
      throws SQLException {
    List<String> columns = new ArrayList<>();
    try (Statement statement = connection.createStatement();
        ResultSet none = statement.executeQuery("SELECT * FROM %s WHERE 1 = 0".formatted(name))) {
      ResultSetMetaData data = none.getMetaData();
      for (int c = 1; c <= data.getColumnCount(); c++) {
        columns.add(data.getColumnLabel(c));
      }
    }
    return schema.names().stream().map(wanted -> stored(columns, wanted)).toList();
  }

  private String stored(List<String> columns, String wanted) {
    return columns.stream()
        .filter(wanted::equals)
        .findFirst()
        .or(() -> columns.stream().filter(wanted::equalsIgnoreCase).findFirst())
        .orElseThrow(
            () ->
                new RequestException(
                    wanted,
                    "%s: table '%s' has no column '%s'%s"
                        .formatted(
                            database.shown(),
                            table,
                            wanted,
                            NearestName.choices(wanted, "columns", columns))));
  }

  private static String definitions(Connection connection, Schema schema, boolean isPostgres)
      throws SQLException {
    List<String> definitions = new ArrayList<>();
    for (Schema.Field field : schema.fields()) {
      definitions.add(
          TableName.quoted(connection, field.name()) + " " + declared(field.type(), isPostgres));
    }
    return String.join(", ", definitions);
  }

  private static String declared(ColumnType type, boolean isPostgres) {
    return switch (type) {
      case LONG -> "BIGINT";
      case DOUBLE -> "DOUBLE PRECISION";
      case BOOLEAN -> "BOOLEAN";
      case TEXT -> "TEXT";
      case JSON -> isPostgres ? "JSON" : "TEXT";
    };
  }

  /** Returns true if a table with this name exists in any schema. */
  static boolean isThere(Connection connection, String name) throws SQLException {
    return TableName.find(connection, name).isPresent();
  }

  /**
   * Drops the staging table and the list of bundles, if they exist. If the database can't be
   * reached, they stay, so that the user sees why the run itself failed.
   */
  void dropStaging() {
    try (Connection connection = database.connect()) {
      if (dropIfThere(connection, staging)) {
        dropIfThere(connection, bundles());
      }
    } catch (SQLException | RequestException unreachable) {
      return;
    }
  }

  private static boolean dropIfThere(Connection connection, String name) throws SQLException {
    Optional<TableName> left = TableName.find(connection, name);
    if (left.isPresent()) {
      try (Statement statement = connection.createStatement()) {
        statement.execute("DROP TABLE " + left.get().quoted(connection));
      }
      connection.commit();
    }
    return left.isPresent();
  }

  /** The exception that tells the user why the database failed. */
  RequestException failure(SQLException e) {
    return new RequestException(
        "%s: table '%s' can't be written: %s"
            .formatted(database.shown(), table, database.reason(e)),
        database.withoutSecrets(e));
  }
}
