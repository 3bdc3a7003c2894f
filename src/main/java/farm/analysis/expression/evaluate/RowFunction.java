package farm.analysis.expression.evaluate;

import org.jspecify.annotations.Nullable;

/** Computes one value from the arguments of one row, without a memory of others. */
@FunctionalInterface
public interface RowFunction {

  /**
   * A Long, Double, String or Boolean as the function's type says, or null for missing.
   *
   * @throws BadRowException if the row has no result
   */
  @Nullable Object apply(Arguments arguments);
}
