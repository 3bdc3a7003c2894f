package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The value below which a share of the values of a column lies, as a double; missing of no values.
 *
 * <p>Of n sorted values it is the one at q·(n − 1), counted from 0, interpolated between its two
 * neighbours: type 7 of Hyndman and Fan (The American Statistician 50(4), 1996), as NumPy and
 * pandas have it. NaN where any value is NaN, and between two opposite infinities. Integers are
 * taken as the nearest doubles, truth values as 0 and 1.
 *
 * <p>It is exact for groups of up to {@code exactValues} values, which take 8 bytes each. Larger
 * groups count their values in {@link LogarithmicBins}: each neighbour is then within the relative
 * error of the true one, the least and the greatest are exact. Which of both it is depends on the
 * number of values alone.
 *
 * @param column the column it is of
 * @param q the share, from 0 for the least to 1 for the greatest
 * @param relativeError of estimates; null for 0.01
 * @param exactValues how many values of a group are kept; null for 1000
 */
public record Quantile(
    String column, double q, @Nullable Double relativeError, @Nullable Integer exactValues)
    implements ColumnAggregation {

  /** Checks the options. */
  public Quantile {
    if (!(q >= 0 && q <= 1)) {
      throw new IllegalArgumentException("'q' should be from 0 to 1, was %s".formatted(q));
    }
    QuantileOptions.of(q, relativeError, exactValues);
  }

  /** The quantile {@code q} of {@code column}, with the defaults. */
  public static Quantile of(String column, double q) {
    return new Quantile(column, q, null, null);
  }

  private QuantileOptions options() {
    return QuantileOptions.of(q, relativeError, exactValues);
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
    return new QuantileAccumulator(options());
  }
}
