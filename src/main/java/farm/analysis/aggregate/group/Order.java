package farm.analysis.aggregate.group;

import java.io.Serializable;

/**
 * The order of the rows of a result by one column.
 *
 * @param column the column
 * @param descending true for the greatest value first, then NaN and missing values; false for
 *     missing values first, then the least value, with NaN last
 */
public record Order(String column, boolean descending) implements Serializable {

  /** Orders from the least value up, with missing values first and NaN last. */
  public static Order ascending(String column) {
    return new Order(column, false);
  }

  /** Orders from the greatest value down, then NaN, then missing values. */
  public static Order descending(String column) {
    return new Order(column, true);
  }
}
