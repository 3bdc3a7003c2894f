package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The values of each group's first row in the inputs, including missing values: {@code new
 * FirstRow(List.of("name", "energy"))}.
 *
 * @param columns the columns of the result, named as in the input
 */
public record FirstRow(List<String> columns) implements Aggregation {

  /** Copies the list. */
  public FirstRow {
    columns = List.copyOf(columns);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    return inputs;
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new FirstRowAccumulator(inputs);
  }
}
