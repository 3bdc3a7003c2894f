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
 * The sample variance of a column: {@code Variance.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is the exact variance (n Σx² −
 * (Σx)²) / (n (n − 1)), rounded once to the nearest double. It is missing for fewer than two
 * values, and NaN if any value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The sample variance of a column of numbers. A `double`, rounded once: (n Σx² − (Σx)²) / (n"
            + " (n − 1)). Missing for fewer than 2 values.",
    example = "spread: {value: energy, fn: variance}")
public record Variance(String column) implements ColumnAggregation {

  /** The sample variance of {@code column}. */
  public static Variance of(String column) {
    return new Variance(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("variance", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        List.of(X, XX), new Statistic(2, group -> group.spread(XX).over(group.sampleDivisor())));
  }
}
