package farm.analysis.load.jdbc;

import farm.analysis.jdbc.JdbcDatabase;
import farm.analysis.load.DataLoader;
import farm.analysis.load.input.Inputs;
import farm.analysis.load.input.ReadOptions;
import java.io.Serializable;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Loads rows through JDBC: {@code JdbcLoader.table(JdbcDatabase.at("jdbc:h2:./runs"), "agents")}.
 *
 * <p>It loads a table, a view or the result of a query of any database that has a JDBC driver, from
 * start to end with one connection, or in partitions with one connection each.
 *
 * <p>Integers become {@code long}, floating-point numbers {@code double}, booleans {@code boolean},
 * JSON types {@code json}. A decimal becomes {@code long} if it has up to 18 digits and none after
 * the point, {@code double} if it has up to 15 digits (which a double preserves), and {@code text}
 * otherwise. Any other value becomes the driver's text. Each partition sees the rows committed when
 * it begins: together they are consistent only if no transaction writes to the table meanwhile.
 */
public final class JdbcLoader extends DataLoader {

  private final JdbcDatabase database;
  private final Wanted wanted;

  /**
   * The rows to read: a query's if {@code table} is null, else a table's. Without a partition
   * column, they are read from start to end.
   */
  private record Wanted(
      @Nullable String table,
      String query,
      List<Serializable> parameters,
      @Nullable String partitionColumn,
      int partitions)
      implements Serializable {}

  private JdbcLoader(JdbcDatabase database, Wanted wanted, ReadOptions options) {
    super(options);
    this.database = database;
    this.wanted = wanted;
  }

  /** The rows of a table or view, {@code name} or {@code schema.name}, in the database's order. */
  public static JdbcLoader table(JdbcDatabase database, String table) {
    Wanted wanted = new Wanted(table, "", List.of(), null, 1);
    return new JdbcLoader(database, wanted, ReadOptions.DEFAULT);
  }

  /**
   * The rows of a SELECT.
   *
   * @param parameters the values of its {@code ?}; a date as text needs a cast in the query
   */
  public static JdbcLoader query(JdbcDatabase database, String sql, Serializable... parameters) {
    Wanted wanted = new Wanted(null, sql, List.copyOf(Arrays.asList(parameters)), null, 1);
    return new JdbcLoader(database, wanted, ReadOptions.DEFAULT);
  }

  /**
   * This loader reading in parallel: the range from the least to the greatest value of a column of
   * integers is cut evenly. Rows without a value in it are in the first partition.
   *
   * @throws IllegalArgumentException if {@code count} isn't from 1 to 10 000
   */
  public JdbcLoader withPartitions(String column, int count) {
    if (count < 1 || count > 10_000) {
      throw new IllegalArgumentException(
          "'partitions' should be from 1 to 10000, was %d".formatted(count));
    }
    return new JdbcLoader(
        database,
        new Wanted(wanted.table, wanted.query, wanted.parameters, column, count),
        options());
  }

  @Override
  protected JdbcLoader withOptions(ReadOptions options) {
    return new JdbcLoader(database, wanted, options);
  }

  @Override
  protected Inputs open(ReadOptions options) {
    try (Connection connection = database.connect()) {
      JdbcInspection look =
          wanted.table != null
              ? JdbcInspection.atTable(database, connection, wanted.table)
              : JdbcInspection.atQuery(database, connection, wanted.query, wanted.parameters);
      JdbcSource source = look.source(connection, options);
      String column = wanted.partitionColumn;
      JdbcSource cut =
          column == null ? source : look.partitioned(connection, source, column, wanted.partitions);
      return new Inputs(cut.schema(), List.of(cut), List.of());
    } catch (SQLException e) {
      throw JdbcInspection.failure(database, "can't be read", e);
    }
  }
}
