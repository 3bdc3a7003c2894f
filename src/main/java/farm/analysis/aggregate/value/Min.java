package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * The least value of a column: {@code Min.of("energy")}.
 *
 * <p>The column may have any type; the result has the same type. It is missing if there are no
 * values, and NaN if any value is NaN, as in IEEE 754's minimum. −0.0 is less than 0.0, false is
 * less than true, and text is ordered by code points.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The least value of a column. The column may have any type, and the result has the same."
            + " Missing if there are no values, and NaN if any value is NaN. Exact.",
    example = "min_energy: {value: energy, fn: min}")
public record Min(String column) implements ColumnAggregation {

  /** The least value of {@code column}. */
  public static Min of(String column) {
    return new Min(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return input.type();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.of(input, true);
  }
}
