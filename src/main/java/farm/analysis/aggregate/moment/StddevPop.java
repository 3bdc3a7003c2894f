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
 * The population standard deviation of a column: {@code StddevPop.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is the root of the exact {@link
 * VariancePop}, rounded once to the nearest double. It is missing if there are no values, and NaN
 * if any value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The population standard deviation of a column of numbers. A `double`, rounded once: the"
            + " root of `variance_pop`. Missing if there are no values.",
    example = "spread: {value: energy, fn: stddev_pop}")
public record StddevPop(String column) implements ColumnAggregation {

  /** The population standard deviation of {@code column}. */
  public static StddevPop of(String column) {
    return new StddevPop(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("stddev_pop", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        List.of(X, XX),
        new Statistic(1, group -> group.spread(XX).rootOver(group.populationDivisor())));
  }
}
