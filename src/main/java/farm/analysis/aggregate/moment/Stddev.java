package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import java.util.List;

/**
 * The sample standard deviation of a column: {@code Stddev.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is the root of the exact {@link
 * Variance}, rounded once to the nearest double. It is missing for fewer than two values, and NaN
 * if any value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The sample standard deviation of a column of numbers. A `double`, rounded once: the root"
            + " of `variance`. Missing for fewer than 2 values.",
    example = "spread: {value: energy, fn: stddev}")
public record Stddev(String column) implements ColumnAggregation {

  /** The sample standard deviation of {@code column}. */
  public static Stddev of(String column) {
    return new Stddev(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("stddev", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        List.of(X, XX),
        new Statistic(2, group -> group.spread(XX).rootOver(group.sampleDivisor())));
  }
}
