package farm.analysis.load.jdbc;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * What to read of a database: a table, a view or a query.
 *
 * @param name what messages call it, such as {@code table 'agents'}
 * @param from SQL that names it after FROM
 * @param parameters the values of its question marks
 */
record JdbcRelation(String name, String from, List<Serializable> parameters)
    implements Serializable {

  static JdbcRelation table(String name, String quoted) {
    return new JdbcRelation("table '%s'".formatted(name), quoted, List.of());
  }

  static JdbcRelation query(String sql, List<Serializable> parameters) {
    String from = "(%s\n) farm_query".formatted(sql.strip().replaceAll(";$", ""));
    return new JdbcRelation("the query", from, parameters);
  }

  /** Binds the parameters; gives the number of the next one. */
  int bind(PreparedStatement statement) throws SQLException {
    int number = 1;
    for (Serializable parameter : parameters) {
      statement.setObject(number++, parameter);
    }
    return number;
  }
}
