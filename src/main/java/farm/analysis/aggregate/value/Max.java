package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * The greatest value of a column of any type, of that type; missing of no values.
 *
 * <p>NaN is the greatest where there is one, as IEEE 754's maximum has it; −0.0 is less than 0.0;
 * text is ordered by code points; false is less than true.
 *
 * @param column the column it is of
 */
public record Max(String column) implements ColumnAggregation {

  /** The greatest value of {@code column}. */
  public static Max of(String column) {
    return new Max(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return input.type();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.of(input, false);
  }
}
