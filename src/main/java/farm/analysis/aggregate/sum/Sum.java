package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;

/**
 * The sum of a column of numbers, or of truth values as 0 and 1; missing of no values.
 *
 * <p>Of doubles it is the double nearest to the true sum. Of integers it is exact, an error if it
 * takes more than 64 bits.
 *
 * @param column the column it is of
 */
public record Sum(String column) implements ColumnAggregation {

  /** The sum of {@code column}. */
  public static Sum of(String column) {
    return new Sum(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return SummedType.of("sum", input) == ColumnType.DOUBLE ? ColumnType.DOUBLE : ColumnType.LONG;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return SummedType.of("sum", input) == ColumnType.DOUBLE
        ? new DoubleSumAccumulator(false)
        : new LongSumAccumulator(false);
  }
}
