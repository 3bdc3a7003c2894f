package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * The arithmetic mean of a column: {@code Mean.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The mean is missing if there are no
 * values. It is the double nearest to the true sum, divided by the number of values and rounded
 * once more. It is finite even if the sum is too large for a double.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The mean of a column of numbers. A `double`, Σx / n, rounded twice (sum and quotient):"
            + " relative error below 2⁻⁵². Missing if there are no values.",
    example = "mean_energy: {value: energy, fn: mean}")
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
