package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.ExactLimit;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import org.jspecify.annotations.Nullable;

/**
 * The most frequent value of a column: {@code Mode.of("action_type")}.
 *
 * <p>The column may have any type; the result has the same type. Of several equally frequent
 * values, it is the least. It is missing if there are no values. −0.0 equals 0.0, and all NaN are
 * equal and greater than other numbers.
 *
 * <p>A group with more than {@code maxValues} distinct values is an error, which names the group.
 * Smaller groups take about 33 bytes for each distinct value, plus the texts.
 *
 * @param column the column to aggregate
 * @param maxValues the largest number of distinct values of a group; null for 100,000
 */
@Described(
    value =
        "The most frequent value of a column; of several such values, the least. The column may"
            + " have any type, and the result has the same. Values are equal as in"
            + " `count_distinct`. Missing if there are no values. Exact; a group with more than"
            + " `max_values` distinct values ends the run with an error.",
    example = "usual_action: {value: action_type, fn: mode}")
public record Mode(
    String column,
    @Option(value = "the maximum number of distinct values of a group", otherwise = "100,000")
        @Nullable Integer maxValues)
    implements ColumnAggregation {

  private static final int DEFAULT_MOST = 100_000;

  /** Checks the limit. */
  public Mode {
    ExactLimit.check("max_values", maxValues);
  }

  /** The most frequent value of {@code column}, with the default limit. */
  public static Mode of(String column) {
    return new Mode(column, null);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return input.type();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new ModeAccumulator(input.type(), maxValues == null ? DEFAULT_MOST : maxValues);
  }
}
