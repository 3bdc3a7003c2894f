package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The values, missing ones too, of the row of each group that comes first in the inputs.
 *
 * @param columns the columns of the result, as they are named in the input
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
