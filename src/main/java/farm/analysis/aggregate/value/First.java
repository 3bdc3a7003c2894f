package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The value of a column in the row with the least value of another, both of any type; missing of no
 * row with both. Among several such rows it is the least value.
 *
 * <p>Numbers are ordered by size, −0.0 before 0.0 and NaN after all; false before true; text by
 * code points. So the order in which rows are met doesn't matter.
 *
 * @param column the column it is of
 * @param by the column that decides which row is first: a time, a step
 */
public record First(String column, String by) implements Aggregation {

  /** The value of {@code column} in the row with the least {@code by}. */
  public static First of(String column, String by) {
    return new First(column, by);
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
    return new PickAccumulator(inputs, true);
  }
}
