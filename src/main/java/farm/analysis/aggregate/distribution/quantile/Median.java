package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The middle one of a column's sorted values, or the mean of both in the middle, as a double:
 * {@link Quantile} of 0.5.
 *
 * @param column the column it is of
 * @param relativeError of estimates; null for 0.01
 * @param exactValues how many values of a group are kept; null for 1000
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
