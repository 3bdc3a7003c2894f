package farm.analysis.load.jdbc;

import java.io.Serializable;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.List;

/**
 * A table, a view or a query of a database.
 *
 * @param name its name in messages, such as {@code table 'agents'}
 * @param from its SQL after FROM
 * @param parameters the values of its parameters {@code ?}
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

  /** Binds the parameters and returns the number of the next one, counted from 1. */
  int bind(PreparedStatement statement) throws SQLException {
    int number = 1;
    for (Serializable parameter : parameters) {
      statement.setObject(number++, parameter);
    }
    return number;
  }
}
