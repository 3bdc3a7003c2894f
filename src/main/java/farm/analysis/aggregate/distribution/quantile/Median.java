package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import org.jspecify.annotations.Nullable;

/**
 * The median of a column: {@code Median.of("energy")}.
 *
 * <p>It is the middle one of the sorted values, or the mean of the two in the middle, as a double:
 * the {@link Quantile} of 0.5.
 *
 * @param column the column to aggregate
 * @param relativeError the relative error of estimates, from 0.0001 to 0.5; null for 0.01
 * @param exactValues the number of values kept for each group; null for 1000
 */
@Described(
    value =
        "The median of a column of numbers. A `double`: the `quantile` with q = 0.5. Missing if"
            + " there are no values. Exact up to `exact_values` values in a group; beyond that, within"
            + " `relative_error`.",
    example = "median_energy: {value: energy, fn: median}")
public record Median(
    String column,
    @Option(value = "the relative error of estimates, from 0.0001 to 0.5", otherwise = "0.01")
        @Nullable Double relativeError,
    @Option(
            value = "the number of values of a group up to which the result is exact",
            otherwise = "1000")
        @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Median {
    QuantileOptions.of(relativeError, exactValues);
  }

  /** The median of {@code column}, with the defaults. */
  public static Median of(String column) {
    return new Median(column, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(relativeError, exactValues);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("median", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public String errorOfEstimates() {
    return options().errorOfEstimates();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new QuantileAccumulator(options(), values -> values.quantile(0.5));
  }
}
