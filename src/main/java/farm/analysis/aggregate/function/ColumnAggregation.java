package farm.analysis.aggregate.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/** An aggregation of one column with one result: the most common kind. */
public interface ColumnAggregation extends Aggregation {

  /** The name of the column to aggregate. */
  String column();

  /**
   * The type of the result.
   *
   * @param input the column to aggregate
   * @throws farm.analysis.problem.RequestException if the aggregation doesn't accept its type
   */
  ColumnType resultType(Schema.Field input);

  /** Returns an empty accumulator for values of the type of {@code input}. */
  Accumulator accumulator(Schema.Field input);

  @Override
  default List<String> columns() {
    return List.of(column());
  }

  @Override
  default List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    return List.of(new Schema.Field(name, resultType(inputs.get(0))));
  }

  @Override
  default Accumulator accumulator(List<Schema.Field> inputs) {
    return accumulator(inputs.get(0));
  }
}
