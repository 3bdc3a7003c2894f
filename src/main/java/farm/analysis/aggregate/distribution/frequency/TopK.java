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
 * <p>It is exact, and an error for a group of more than {@code exactValues} distinct values, which
 * are kept: some 35 bytes each, and texts. There is no estimate beyond, as the known summaries of
 * frequent values (Misra–Gries, SpaceSaving) depend on the order of the values, which here may
 * differ from run to run, and those that don't (Count-Min) give counts but not the values. Grouping
 * by the column itself and counting rows has no such limit.
 *
 * @param column the column it is of
 * @param k how many values to give
 * @param exactValues how many distinct values of a group are kept; null for 100,000
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
  public Accumulator accumulator(Schema.Field input) {
    return new TopKAccumulator(input.type(), k, exactValues == null ? DEFAULT_EXACT : exactValues);
  }
}
