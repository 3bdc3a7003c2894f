package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * True if every value of a column is true: {@code All.of("is_alive")}.
 *
 * <p>A number is true unless it is 0, so NaN is true. The result is missing if there are no values.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "True if every value of a `boolean`, `long` or `double` column is true. A number other than"
            + " 0 counts as true. Missing if there are no values. Exact.",
    example = "all_alive: {value: is_alive, fn: all}")
public record All(String column) implements ColumnAggregation {

  /** True if every value of {@code column} is true. */
  public static All of(String column) {
    return new All(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return Extremes.truthType("all", input);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.ofTruth(true);
  }
}
