package farm.analysis.inspect.column;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
import java.util.ArrayList;
import java.util.List;

/**
 * The number of different values of a column, and the most frequent ones: {@code new
 * FrequentValues("agent_type")}.
 *
 * <p>The results are the number of different values, then {@value #MOST_LISTED} values as text,
 * then their counts. They are exact, and missing if there are more than 1000 different values or
 * their texts take more than 250 kB.
 *
 * @param column the column to aggregate, of any type
 */
record FrequentValues(String column) implements Aggregation {

  /** The number of values listed at most. */
  static final int MOST_LISTED = 5;

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public List<Field> results(String name, List<Schema.Field> inputs) {
    List<Field> fields = new ArrayList<>();
    fields.add(new Field(name, ColumnType.LONG));
    for (int i = 0; i < MOST_LISTED; i++) {
      fields.add(new Field("%s value %d".formatted(name, i), ColumnType.TEXT));
    }
    for (int i = 0; i < MOST_LISTED; i++) {
      fields.add(new Field("%s count %d".formatted(name, i), ColumnType.LONG));
    }
    return fields;
  }

  @Override
  public Accumulator accumulator(List<Field> inputs) {
    return new FrequentValuesAccumulator(inputs.get(0).type());
  }
}
