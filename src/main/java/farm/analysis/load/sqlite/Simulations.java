package farm.analysis.load.sqlite;

import farm.analysis.load.sqlite.database.Database;
import farm.analysis.load.sqlite.parameters.ParameterJson;
import farm.analysis.load.sqlite.parameters.ParameterValue;
import farm.analysis.problem.DataException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The simulations of a database, one after the other, with their parameters; {@link SimulationsSql}
 * says which simulations these are.
 */
final class Simulations implements AutoCloseable {

  private final Database database;
  private final SimulationsSql sql;
  private final PreparedStatement statement;
  private final ResultSet rows;
  private final Map<SimulationsSql.Stored, PreparedStatement> selects = new LinkedHashMap<>();

  private long bytes;

  private Simulations(Database database, SimulationsSql sql, PreparedStatement statement)
      throws SQLException {
    this.database = database;
    this.sql = sql;
    this.statement = statement;
    this.rows = statement.executeQuery();
    for (SimulationsSql.Stored stored : sql.stored()) {
      selects.put(stored, database.prepare(stored.select(ParameterJson.MOST_BYTES)));
    }
  }

  /**
   * The simulations of a database, or one of them.
   *
   * @param id the id of the only simulation; null for all
   */
  static Simulations of(Database database, @Nullable String id) throws SQLException {
    SimulationsSql sql = SimulationsSql.of(database);
    PreparedStatement statement = database.prepare(sql.select(database, id != null));
    if (id != null) {
      statement.setString(1, id);
    }
    return new Simulations(database, sql, statement);
  }

  /** Moves to the next simulation; returns false after the last. */
  boolean next() throws SQLException {
    return rows.next();
  }

  /** The current simulation's id; missing if the database has none for it. */
  ParameterValue id() throws SQLException {
    Object id = rows.getObject(1);
    if (id == null) {
      return ParameterValue.MISSING;
    }
    return id instanceof Integer || id instanceof Long
        ? ParameterValue.of(((Number) id).longValue())
        : ParameterValue.of(rows.getString(1));
  }

  /**
   * The current simulation's parameters by dotted names: those of {@code simulations}, replaced and
   * completed by those of its last row in {@code simulation_config}.
   *
   * @throws DataException if the JSON is malformed or larger than is read
   */
  Map<String, ParameterValue> parameters() throws SQLException {
    Map<String, ParameterValue> values = new LinkedHashMap<>();
    for (ParameterJson json : json()) {
      values.putAll(json.values());
    }
    return values;
  }

  private List<ParameterJson> json() throws SQLException {
    List<ParameterJson> found = new ArrayList<>();
    for (Map.Entry<SimulationsSql.Stored, PreparedStatement> select : selects.entrySet()) {
      long rowid = rows.getLong(select.getKey().rowid());
      if (!rows.wasNull()) {
        select.getValue().setLong(1, rowid);
        try (ResultSet row = select.getValue().executeQuery()) {
          add(select.getKey(), rowid, row, found);
        }
      }
    }
    return found;
  }

  private void add(
      SimulationsSql.Stored stored, long rowid, ResultSet row, List<ParameterJson> found)
      throws SQLException {
    if (row.next() && !row.getString(1).equals("null")) {
      String place =
          "%s: table '%s', rowid %d: column '%s'"
              .formatted(database.file().path(), stored.table(), rowid, stored.column());
      found.add(new ParameterJson(place, checked(place, row)));
    }
  }

  private String checked(String place, ResultSet row) throws SQLException {
    if (row.getString(1).equals("blob")) {
      throw new DataException(place + " should be a JSON object, was a blob");
    }
    long size = row.getLong(2);
    if (size > ParameterJson.MOST_BYTES) {
      throw new DataException(
          "%s should have at most %,d bytes, has %,d"
              .formatted(place, ParameterJson.MOST_BYTES, size));
    }
    bytes += size;
    return row.getString(3);
  }

  /** Returns true if simulations have ids. */
  boolean haveIds() {
    return sql.hasIds();
  }

  /** The bytes of JSON read so far. */
  long bytes() {
    return bytes;
  }

  @Override
  public void close() throws SQLException {
    for (PreparedStatement select : selects.values()) {
      select.close();
    }
    rows.close();
    statement.close();
  }
}
