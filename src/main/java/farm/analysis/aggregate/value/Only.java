package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;

/**
 * The value of a column in a group that has only one: {@code Only.of("energy")}.
 *
 * <p>The column may have any type; the result has the same type. It is missing if there are no
 * values. A group with several values, equal or not, ends the run.
 *
 * @param column the column to aggregate
 */
@Described(
    value =
        "The value in a group that has only one. A group with several values ends the run. The"
            + " column may have any type, and the result has the same. Missing if there are no"
            + " values. Exact.",
    example = "agent_type: {value: agent_type, fn: only}")
public record Only(String column) implements ColumnAggregation {

  /** The only value of {@code column}. */
  public static Only of(String column) {
    return new Only(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    return input.type();
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new OnlyAccumulator(input);
  }
}
