package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;

/**
 * The value of a column in the row with the greatest value of another: {@code
 * Last.of("total_agents", "step_number")}.
 *
 * <p>Both columns may have any type. Rows with a missing value in either are skipped. The result is
 * missing if no row is left. If several rows have the greatest {@code by}, the result is their
 * greatest value.
 *
 * <p>Numbers are ordered by size, with −0.0 before 0.0 and NaN last; false comes before true; text
 * is ordered by code points. So the order of the rows doesn't matter.
 *
 * @param column the column of the result
 * @param by the column that decides which row is last, such as a time or a step
 */
@Described(
    value =
        "The value in the row with the greatest `by`. Of several such rows, the greatest value. The"
            + " column may have any type, and the result has the same. Missing if there are no"
            + " pairs. Exact.",
    example = "last_agents: {value: total_agents, fn: {type: last, by: step_number}}")
public record Last(
    String column,
    @Option("the column, of any type, that decides which row is last: a time, a step") String by)
    implements Aggregation {

  /** The value of {@code column} in the row with the greatest {@code by}. */
  public static Last of(String column, String by) {
    return new Last(column, by);
  }

  @Override
  public List<String> columns() {
    return List.of(column, by);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    return List.of(new Schema.Field(name, inputs.get(0).type()));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new PickAccumulator(inputs, false);
  }
}
