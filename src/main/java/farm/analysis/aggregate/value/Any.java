package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * True if any value of a column is true: {@code Any.of("is_alive")}.
 *
 * <p>A number is true unless it is 0, so NaN is true. The result is missing if there are no values.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "True if any value of a `boolean`, `long` or `double` column is true. A number other than 0"
            + " counts as true. Missing if there are no values. Exact.",
    example = "any_alive: {value: is_alive, fn: any}")
public record Any(String column) implements ColumnAggregation {

  /** True if any value of {@code column} is true. */
  public static Any of(String column) {
    return new Any(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return Extremes.truthType("any", input);
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return Extremes.ofTruth(false);
  }
}
