package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * Whether every value of a column is true; missing of no values. A number is true unless it is 0,
 * so NaN is true.
 *
 * @param column the column it is of
 */
public record All(String column) implements ColumnAggregation {

  /** Whether every value of {@code column} is true. */
  public static All of(String column) {
    return new All(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return Extremes.truthType("all", input);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.ofTruth(true);
  }
}
