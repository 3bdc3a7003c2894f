package farm.analysis.jdbc;

import farm.analysis.problem.NearestName;
import farm.analysis.problem.RequestException;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.DatabaseMetaData;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * The name of a table or view, as the database stores it.
 *
 * @param schema the schema it is in, or null for the database's default
 */
public record TableName(@Nullable String schema, String name) implements Serializable {

  private static final List<String> SYSTEM_SCHEMAS =
      List.of("information_schema", "pg_catalog", "sys", "mysql", "performance_schema");

  /**
   * Finds a table by its name or by {@code schema.name}. A name in exactly this case comes before
   * others, and the connection's own schema before other schemas.
   */
  public static Optional<TableName> find(Connection connection, String wanted) throws SQLException {
    List<TableName> tables = all(connection);
    String own = connection.getSchema();
    return first(tables, table -> table.name.equals(wanted) && table.isIn(own))
        .or(() -> first(tables, table -> table.name.equals(wanted)))
        .or(() -> first(tables, table -> table.toString().equals(wanted)))
        .or(() -> first(tables, table -> table.name.equalsIgnoreCase(wanted) && table.isIn(own)))
        .or(() -> first(tables, table -> table.toString().equalsIgnoreCase(wanted)));
  }

  /** An exception for a missing table; the message lists the tables. */
  public static RequestException unknown(
      JdbcDatabase database, Connection connection, String wanted) throws SQLException {
    String own = connection.getSchema();
    List<String> names =
        all(connection).stream()
            .map(table -> table.isIn(own) ? table.name : table.toString())
            .sorted()
            .toList();
    return new RequestException(
        wanted,
        "%s: no table '%s'%s"
            .formatted(database.shown(), wanted, NearestName.choices(wanted, "tables", names)));
  }

  /** The name of a table to create; the part before the first dot is its schema. */
  public static TableName toMake(String wanted) {
    int dot = wanted.indexOf('.');
    return dot < 0
        ? new TableName(null, wanted)
        : new TableName(wanted.substring(0, dot), wanted.substring(dot + 1));
  }

  private static Optional<TableName> first(List<TableName> tables, Predicate<TableName> wanted) {
    return tables.stream().filter(wanted).findFirst();
  }

  private boolean isIn(@Nullable String other) {
    return schema == null || schema.equals(other);
  }

  private static List<TableName> all(Connection connection) throws SQLException {
    List<TableName> tables = new ArrayList<>();
    DatabaseMetaData data = connection.getMetaData();
    try (ResultSet rows = data.getTables(connection.getCatalog(), null, "%", null)) {
      while (rows.next()) {
        String schema = rows.getString("TABLE_SCHEM");
        String type = String.valueOf(rows.getString("TABLE_TYPE"));
        if (isTable(type) && !isSystem(schema)) {
          tables.add(new TableName(schema, rows.getString("TABLE_NAME")));
        }
      }
    }
    return tables;
  }

  private static boolean isTable(String type) {
    return (type.contains("TABLE") || type.contains("VIEW")) && !type.contains("SYSTEM");
  }

  private static boolean isSystem(@Nullable String schema) {
    return schema != null && SYSTEM_SCHEMAS.contains(schema.toLowerCase(Locale.ROOT));
  }

  /** The name in SQL, between the database's own quotes. */
  public String quoted(Connection connection) throws SQLException {
    String quotedName = quoted(connection, name);
    return schema == null ? quotedName : quoted(connection, schema) + "." + quotedName;
  }

  /** An identifier in SQL, between the database's own quotes. */
  public static String quoted(Connection connection, String identifier) throws SQLException {
    String quote = connection.getMetaData().getIdentifierQuoteString();
    return quote.isBlank() ? identifier : quote + identifier.replace(quote, quote + quote) + quote;
  }

  /** Several identifiers in SQL, separated by commas. */
  public static String quoted(Connection connection, List<String> identifiers) throws SQLException {
    List<String> quoted = new ArrayList<>();
    for (String identifier : identifiers) {
      quoted.add(quoted(connection, identifier));
    }
    return quoted.stream().collect(Collectors.joining(", "));
  }

  /** The name, with its schema if it has one. */
  @Override
  public String toString() {
    return schema == null ? name : schema + "." + name;
  }
}
