package farm.analysis.aggregate.group;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The keys and aggregations of a grouping, with the columns of its input.
 *
 * @param input the columns of the chunks to aggregate
 * @param keys the columns to group by
 * @param aggregations the aggregations, by the name of the result
 */
public record AggregateSpec(Schema input, List<String> keys, Map<String, Aggregation> aggregations)
    implements Serializable {

  public AggregateSpec {
    keys = List.copyOf(keys);
    aggregations = new LinkedHashMap<>(aggregations);
  }

  /**
   * The columns of the result: the keys, then those of each aggregation.
   *
   * @throws farm.analysis.problem.RequestException if a column doesn't exist or has the wrong type
   */
  public Schema result() {
    List<Schema.Field> fields = new ArrayList<>(keySchema().fields());
    for (Map.Entry<String, Aggregation> entry : aggregations.entrySet()) {
      fields.addAll(entry.getValue().results(entry.getKey(), inputsOf(entry.getValue())));
    }
    return Schema.of(fields);
  }

  public Schema keySchema() {
    return Schema.of(keys.stream().map(key -> input.field(input.indexOf(key))).toList());
  }

  public int[] keyColumns() {
    return keys.stream().mapToInt(input::indexOf).toArray();
  }

  /** For each aggregation, the indexes of its columns. */
  public int[][] valueColumns() {
    return aggregations.values().stream()
        .map(one -> one.columns().stream().mapToInt(input::indexOf).toArray())
        .toArray(int[][]::new);
  }

  public List<Accumulator> accumulators() {
    return aggregations.values().stream().map(a -> a.accumulator(inputsOf(a))).toList();
  }

  private List<Schema.Field> inputsOf(Aggregation aggregation) {
    return aggregation.columns().stream()
        .map(column -> input.field(input.indexOf(column)))
        .toList();
  }
}
