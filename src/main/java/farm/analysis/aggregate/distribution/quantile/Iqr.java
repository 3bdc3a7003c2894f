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
 * The interquartile range of a column: {@code Iqr.of("energy")}.
 *
 * <p>It is the {@link Quantile} of 0.75 minus that of 0.25, as in SciPy. It is missing if there are
 * no values, and NaN if any value is NaN or both quartiles are the same infinity. If the quartiles
 * are estimates, each has the relative error.
 *
 * @param column the column to aggregate
 * @param relativeError the relative error of estimated quartiles, from 0.0001 to 0.5; null for 0.01
 * @param exactValues the number of values kept for each group; null for 1000
 */
@Described(
    value =
        "The interquartile range of a column of numbers. A `double`: the `quantile` with q = 0.75"
            + " minus that with q = 0.25. Missing if there are no values. Exact up to"
            + " `exact_values` values in a group; beyond that, each quartile is within"
            + " `relative_error`.",
    example = "spread: {value: energy, fn: iqr}")
public record Iqr(
    String column,
    @Option(
            value = "the relative error of estimated quartiles, from 0.0001 to 0.5",
            otherwise = "0.01")
        @Nullable Double relativeError,
    @Option(
            value = "the number of values of a group up to which the result is exact",
            otherwise = "1000")
        @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Iqr {
    QuantileOptions.of(relativeError, exactValues);
  }

  /** The interquartile range of {@code column}, with the defaults. */
  public static Iqr of(String column) {
    return new Iqr(column, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(relativeError, exactValues);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("iqr", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public String errorOfEstimates() {
    return options().errorOfEstimates() + " of each quartile";
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new QuantileAccumulator(options(), SortedValues::interquartileRange);
  }
}
