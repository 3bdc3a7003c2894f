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
 * The value below which a share of a column's values lies: {@code Quantile.of("energy", 0.9)}.
 *
 * <p>The column has numbers, or truth values as 0 and 1; integers become the nearest doubles. The
 * result is a double. It is missing if there are no values, and NaN if any value is NaN or the
 * neighbours are opposite infinities.
 *
 * <p>Of n sorted values, counted from 0, it is the one at q·(n − 1), interpolated between its two
 * neighbours. This is type 7 of Hyndman and Fan (The American Statistician 50(4), 1996), the
 * default of NumPy and pandas.
 *
 * <p>Groups of up to {@code exactValues} values are exact; each value takes 8 bytes. Larger groups
 * count their values in {@link LogarithmicBins}. Each neighbour is then within the relative error
 * of the true one, and the least and the greatest value are exact. The number of values alone
 * decides whether a result is an estimate.
 *
 * @param column the column to aggregate
 * @param q the share, from 0 for the least value to 1 for the greatest
 * @param relativeError the relative error of estimates, from 0.0001 to 0.5; null for 0.01
 * @param exactValues the number of values kept for each group; null for 1000
 */
@Described(
    value =
        "The value below which a share `q` of a column of numbers lies. A `double`: the value at"
            + " place q·(n − 1) of the n sorted values, counted from 0, interpolated between its"
            + " neighbours (type 7 of Hyndman and Fan 1996, as in NumPy and pandas). Missing if"
            + " there are no values. Exact up to `exact_values` values in a group; beyond that, each"
            + " neighbour is within `relative_error` of the true one (DDSketch, Masson et al. 2019,"
            + " bins are never merged); the least and the greatest value are exact.",
    example = "p90_energy: {value: energy, fn: {type: quantile, q: 0.9}}")
public record Quantile(
    String column,
    @Option("the share, from 0 for the least value to 1 for the greatest") double q,
    @Option(value = "the relative error of estimates, from 0.0001 to 0.5", otherwise = "0.01")
        @Nullable Double relativeError,
    @Option(
            value = "the number of values of a group up to which the result is exact",
            otherwise = "1000")
        @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Quantile {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("'q' should be from 0 to 1, was %s".formatted(q));
    }
    QuantileOptions.of(relativeError, exactValues);
  }

  /** The quantile {@code q} of {@code column}, with the defaults. */
  public static Quantile of(String column, double q) {
    return new Quantile(column, q, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(relativeError, exactValues);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("quantile", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public String errorOfEstimates() {
    return options().errorOfEstimates();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new QuantileAccumulator(options(), values -> values.quantile(q));
  }
}
