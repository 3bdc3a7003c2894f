package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
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
public record Median(String column, @Nullable Double relativeError, @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Median {
    QuantileOptions.of(0.5, relativeError, exactValues);
  }

  /** The median of {@code column}, with the defaults. */
  public static Median of(String column) {
    return new Median(column, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(0.5, relativeError, exactValues);
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
    return new QuantileAccumulator(options());
  }
}
