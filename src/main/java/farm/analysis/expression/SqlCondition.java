package farm.analysis.expression;

import java.io.Serializable;
import java.util.List;

/**
 * A condition in SQLite's SQL.
 *
 * @param sql the condition, with a {@code ?} for each value
 * @param values a Long, Double or String for each {@code ?}, in order
 */
public record SqlCondition(String sql, List<Object> values) implements Serializable {

  /** Keeps a copy of the values. */
  public SqlCondition {
    values = List.copyOf(values);
  }
}
