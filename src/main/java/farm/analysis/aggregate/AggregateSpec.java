package farm.analysis.aggregate;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What to group by and what to compute, checked against the columns there are.
 *
 * @param input the columns of the chunks that are aggregated
 * @param keys the columns to group by
 * @param aggregations what to compute, by the name of the result
 */
record AggregateSpec(Schema input, List<String> keys, Map<String, Aggregation> aggregations)
    implements Serializable {

  AggregateSpec {
    keys = List.copyOf(keys);
    aggregations = new LinkedHashMap<>(aggregations);
  }

  /**
   * The columns of the result: the keys, then the aggregations.
   *
   * @throws farm.analysis.problem.RequestException if a column isn't there or is of a wrong type
   */
  Schema result() {
    List<Schema.Field> fields = new ArrayList<>(keySchema().fields());
    for (Map.Entry<String, Aggregation> entry : aggregations.entrySet()) {
      fields.addAll(entry.getValue().results(entry.getKey(), inputsOf(entry.getValue())));
    }
    return Schema.of(fields);
  }

  Schema keySchema() {
    return Schema.of(keys.stream().map(key -> input.field(input.indexOf(key))).toList());
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(input::indexOf).toArray();
  }

  /** The indexes of the columns of each aggregation. */
  int[][] valueColumns() {
    return aggregations.values().stream()
        .map(one -> one.columns().stream().mapToInt(input::indexOf).toArray())
        .toArray(int[][]::new);
  }

  List<Accumulator> accumulators() {
    return aggregations.values().stream().map(a -> a.accumulator(inputsOf(a))).toList();
  }

  private List<Schema.Field> inputsOf(Aggregation aggregation) {
    return aggregation.columns().stream()
        .map(column -> input.field(input.indexOf(column)))
        .toList();
  }
}
