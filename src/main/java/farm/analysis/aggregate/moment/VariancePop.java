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
 * The population variance of a column: {@code VariancePop.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is the exact variance (n Σx² −
 * (Σx)²) / n², rounded once to the nearest double. It is missing if there are no values, and NaN if
 * any value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The population variance of a column of numbers. A `double`, rounded once: (n Σx² − (Σx)²)"
            + " / n². Missing if there are no values.",
    example = "spread: {value: energy, fn: variance_pop}")
public record VariancePop(String column) implements ColumnAggregation {

  /** The population variance of {@code column}. */
  public static VariancePop of(String column) {
    return new VariancePop(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("variance_pop", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        List.of(X, XX),
        new Statistic(1, group -> group.spread(XX).over(group.populationDivisor())));
  }
}
