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
 * The standard error of the mean of a column: {@code Stderr.of("energy")}.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is the root of the exact {@link
 * Variance} divided by the number of values, rounded once to the nearest double. It is missing for
 * fewer than two values, and NaN if any value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The standard error of the mean of a column of numbers. A `double`, rounded once:"
            + " √(`variance` / n). Missing for fewer than 2 values.",
    example = "error: {value: energy, fn: stderr}")
public record Stderr(String column) implements ColumnAggregation {

  /** The standard error of the mean of {@code column}. */
  public static Stderr of(String column) {
    return new Stderr(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("stderr", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(List.of(X, XX), new Statistic(2, GroupMoments::standardError));
  }
}
