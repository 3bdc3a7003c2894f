package farm.analysis.aggregate.distribution.distinct;

import farm.analysis.aggregate.distribution.ExactValues;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The number of distinct values of a column of any type; 0 of no values.
 *
 * <p>Every NaN is the same value as any other, −0.0 the same as 0.0; JSON is compared as text. It
 * is exact for groups of up to {@code exactValues} distinct values, which are kept: some 25 bytes a
 * number; of texts, which are kept once for all groups, 1 to 3 bytes each. Larger groups take 16
 * KB, and their result is an estimate by {@link DistinctSketch}.
 *
 * @param column the column it is of
 * @param exactValues how many distinct values of a group are kept; null for 10,000
 */
public record CountDistinct(String column, @Nullable Integer exactValues)
    implements ColumnAggregation {

  private static final int DEFAULT_EXACT = 10_000;

  /** Checks the options. */
  public CountDistinct {
    ExactValues.check(exactValues);
  }

  /** The number of distinct values of {@code column}, with the default. */
  public static CountDistinct of(String column) {
    return new CountDistinct(column, null);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return ColumnType.LONG;
  }

  @Override
  public String errorOfEstimates() {
    return DistinctSketch.ERROR;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new DistinctAccumulator(input.type(), exactValues == null ? DEFAULT_EXACT : exactValues);
  }
}
