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
 * The median absolute deviation of a column: {@code Mad.of("energy")}.
 *
 * <p>It is the {@link Median} of the distances |x − median|, as in DuckDB and SciPy: without the
 * factor 1.4826 that makes it comparable with a standard deviation. It is missing if there are no
 * values, and NaN if any value is NaN or the median is infinite.
 *
 * <p>In an estimate, each value x is replaced by one within α|x|, where α is the relative error. So
 * the median moves by at most α|median|. A distance d belongs to a value of at most |median| + d,
 * so the result moves by about α (2 |median| + mad) at most.
 *
 * @param column the column to aggregate
 * @param relativeError the relative error α of values in estimates, from 0.0001 to 0.5; null for
 *     0.01
 * @param exactValues the number of values kept for each group; null for 1000
 */
@Described(
    value =
        "The median absolute deviation of a column of numbers. A `double`: the median of the"
            + " distances |x − median|, without a factor. Missing if there are no values. Exact up"
            + " to `exact_values` values in a group; beyond that, values are within"
            + " `relative_error`, and the result within `relative_error` · (2 |median| + mad).",
    example = "spread: {value: energy, fn: mad}")
public record Mad(
    String column,
    @Option(
            value = "the relative error of values in estimates, from 0.0001 to 0.5",
            otherwise = "0.01")
        @Nullable Double relativeError,
    @Option(
            value = "the number of values of a group up to which the result is exact",
            otherwise = "1000")
        @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Mad {
    QuantileOptions.of(relativeError, exactValues);
  }

  /** The median absolute deviation of {@code column}, with the defaults. */
  public static Mad of(String column) {
    return new Mad(column, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(relativeError, exactValues);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("mad", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public String errorOfEstimates() {
    return options().errorOfEstimates() + " of each value";
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new QuantileAccumulator(options(), SortedValues::medianAbsoluteDeviation);
  }
}
