package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * Whether any value of a column is true; missing of no values. A number is true unless it is 0, so
 * NaN is true.
 *
 * @param column the column it is of
 */
public record Any(String column) implements ColumnAggregation {

  /** Whether any value of {@code column} is true. */
  public static Any of(String column) {
    return new Any(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return Extremes.truthType("any", input);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.ofTruth(false);
  }
}
