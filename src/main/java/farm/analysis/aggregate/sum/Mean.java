package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * The arithmetic mean of a column: {@code Mean.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The mean is missing if there are no
 * values. It is the double nearest to the true sum, divided by the number of values and rounded
 * once more. It is finite even if the sum is too large for a double.
 *
 * @param column the column to aggregate
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
