package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;
import static farm.analysis.aggregate.moment.Moment.XXX;
import static farm.analysis.aggregate.moment.Moment.XXXX;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The sample excess kurtosis of a column: {@code Kurtosis.of("energy")}.
 *
 * <p>This is G₂ of Joanes and Gill (The Statistician 47(1), 1998), as in pandas, DuckDB, Excel and
 * SAS: (n − 1) / ((n − 2) (n − 3)) · ((n + 1) (m₄ / m₂² − 3) + 6), where mₖ is the mean of (x −
 * mean)ᵏ. It is about 0 for values from a normal distribution, and above 0 if more values lie far
 * out.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is exact, rounded once to the
 * nearest double. It is missing for fewer than four values, and if all are equal. It is NaN if any
 * value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The sample excess kurtosis of a column of numbers. A `double`, rounded once: (n − 1) / ((n"
            + " − 2) (n − 3)) · ((n + 1) (m₄ / m₂² − 3) + 6), where mₖ is the mean of (x − mean)ᵏ"
            + " (G₂ of Joanes and Gill 1998, as in pandas, DuckDB and Excel). About 0 for a normal"
            + " distribution. Missing for fewer than 4 values, or if all are equal.",
    example = "tails: {value: energy, fn: kurtosis}")
public record Kurtosis(String column) implements ColumnAggregation {

  /** The sample excess kurtosis of {@code column}. */
  public static Kurtosis of(String column) {
    return new Kurtosis(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("kurtosis", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(List.of(X, XX, XXX, XXXX), new Statistic(4, Kurtosis::adjusted));
  }

  private static OptionalDouble adjusted(GroupMoments group) {
    long n = group.rows();
    Dyadic square = group.spread(XX).times(group.spread(XX));
    Dyadic excess = group.fourth().minus(Dyadic.of(3L).times(square));
    Dyadic both = Dyadic.of(n + 1).times(excess).plus(Dyadic.of(6L).times(square));
    return Dyadic.of(n - 1)
        .times(both)
        .over(Dyadic.of(n - 2).times(Dyadic.of(n - 3)).times(square));
  }
}
