package farm.analysis.aggregate.function;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/** An aggregation of one column that gives one: what most are. */
public interface ColumnAggregation extends Aggregation {

  /** The name of the column it is of. */
  String column();

  /**
   * The type of its result.
   *
   * @param input the column it is of
   * @throws farm.analysis.problem.RequestException if it can't be taken of values of that type
   */
  ColumnType resultType(Schema.Field input);

  /** An accumulator of no groups, for values of the type of {@code input}. */
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
