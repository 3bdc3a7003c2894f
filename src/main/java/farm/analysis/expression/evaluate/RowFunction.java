package farm.analysis.expression.evaluate;

import org.jspecify.annotations.Nullable;

/** Computes one value from the arguments of one row; keeps no state between rows. */
@FunctionalInterface
public interface RowFunction {

  /**
   * Returns a Long, Double, String or Boolean, as the function's type says, or null for missing.
   *
   * @throws BadRowException if the row has no result
   */
  @Nullable Object apply(Arguments arguments);
}
