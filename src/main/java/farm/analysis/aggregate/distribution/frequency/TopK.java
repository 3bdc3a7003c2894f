package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.ExactValues;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent values of a column of any type and how often they occur, as JSON: {@code
 * [{"value":"system","count":12},…]}, most frequent first and of equally frequent ones the least;
 * missing of no values. JSON values stand in it as texts.
 *
 * <p>It is exact for groups of up to {@code exactValues} distinct values. Of more, at most twice as
 * many are kept, some 35 bytes each, and texts, with bounds of how often they occur: {@code
 * [{"value":"system","at_least":12,"at_most":14},…]}, ordered by {@code at_least}. The bounds are
 * of a Misra–Gries summary, for n values at most n / ({@code exactValues} + 1) apart; none that
 * isn't listed occurs more often than {@code at_most} of the last one that is. A list of fewer than
 * {@code k}, or of none, says that no other value occurs more than n / ({@code exactValues} + 1)
 * times.
 *
 * <p>Which groups are estimated doesn't depend on the order of the rows, and the bounds hold in
 * any; but which bounds, and which of nearly as frequent values, may differ with the order, and so
 * from run to run. For the same bits in every run give a larger {@code exactValues}, or group by
 * the column itself and count the rows.
 *
 * @param column the column it is of
 * @param k how many values to give
 * @param exactValues how many distinct values of a group are counted exactly; null for 100,000
 */
public record TopK(String column, int k, @Nullable Integer exactValues)
    implements ColumnAggregation {

  private static final int DEFAULT_EXACT = 100_000;

  /** Checks the options. */
  public TopK {
    if (k < 1) {
      throw new IllegalArgumentException("'k' should be at least 1, was %d".formatted(k));
    }
    ExactValues.check(exactValues);
  }

  /** The {@code k} most frequent values of {@code column}, with the default. */
  public static TopK of(String column, int k) {
    return new TopK(column, k, null);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return ColumnType.JSON;
  }

  @Override
  public String errorOfEstimates() {
    return "counts within bounds at most 1/%d of the values apart".formatted(mostExact() + 1);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new TopKAccumulator(input.type(), k, mostExact());
  }

  private int mostExact() {
    return exactValues == null ? DEFAULT_EXACT : exactValues;
  }
}
