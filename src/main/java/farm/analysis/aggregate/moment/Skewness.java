package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;
import static farm.analysis.aggregate.moment.Moment.XXX;

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
 * The sample skewness of a column: {@code Skewness.of("energy")}.
 *
 * <p>This is G₁ of Joanes and Gill (The Statistician 47(1), 1998), as in pandas, DuckDB, Excel and
 * SAS: √(n (n − 1)) / (n − 2) · m₃ / m₂^(3/2), where mₖ is the mean of (x − mean)ᵏ. It is 0 for
 * values that are symmetric, and above 0 if large values lie farther out.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The result is exact, rounded once to the
 * nearest double. It is missing for fewer than three values, and if all are equal. It is NaN if any
 * value is NaN or infinite.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The sample skewness of a column of numbers. A `double`, rounded once: √(n (n − 1)) / (n −"
            + " 2) · m₃ / m₂^(3/2), where mₖ is the mean of (x − mean)ᵏ (G₁ of Joanes and Gill"
            + " 1998, as in pandas, DuckDB and Excel). Missing for fewer than 3 values, or if all"
            + " are equal.",
    example = "skew: {value: energy, fn: skewness}")
public record Skewness(String column) implements ColumnAggregation {

  /** The sample skewness of {@code column}. */
  public static Skewness of(String column) {
    return new Skewness(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("skewness", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(List.of(X, XX, XXX), new Statistic(3, Skewness::adjusted));
  }

  private static OptionalDouble adjusted(GroupMoments group) {
    Dyadic second = group.spread(XX);
    Dyadic n2 = Dyadic.of(group.rows() - 2);
    Dyadic factor = group.sampleDivisor();
    return group
        .third()
        .times(factor)
        .overRoot(second.times(second).times(second).times(n2).times(n2).times(factor));
  }
}
