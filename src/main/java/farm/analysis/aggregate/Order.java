package farm.analysis.aggregate;

import java.io.Serializable;

/**
 * By which column of a result its rows are ordered.
 *
 * @param column the column
 * @param descending whether the greatest value comes first; else the least, after missing ones
 */
public record Order(String column, boolean descending) implements Serializable {

  /** The least values first. */
  public static Order ascending(String column) {
    return new Order(column, false);
  }

  /** The greatest values first; NaN after them, missing values last. */
  public static Order descending(String column) {
    return new Order(column, true);
  }
}
