package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * The sum of a column: {@code Sum.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The sum is missing if there are no values.
 * A sum of doubles is the double nearest to the true sum. A sum of integers is exact; one of more
 * than 64 bits is an error.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The sum of a column of numbers. A `long`, exact; a sum beyond 64 bits ends the run with an"
            + " error. For a column of `double` it is a `double`, rounded once. Missing if there"
            + " are no values.",
    example = "births: {value: births, fn: sum}")
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
