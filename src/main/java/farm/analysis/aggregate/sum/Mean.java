package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * The arithmetic mean of a column of numbers, or of truth values as 0 and 1; missing of no values.
 *
 * <p>It is the double nearest to the true sum, divided by the number of values and rounded once
 * more; where the sum is too large for a double, the mean still isn't.
 *
 * @param column the column it is of
 */
public record Mean(String column) implements ColumnAggregation {

  /** The mean of {@code column}. */
  public static Mean of(String column) {
    return new Mean(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("mean", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return SummedType.of("mean", input) == ColumnType.DOUBLE
        ? new DoubleSumAccumulator(true)
        : new LongSumAccumulator(true);
  }
}
