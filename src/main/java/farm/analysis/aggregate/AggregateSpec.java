package farm.analysis.aggregate;

import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

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
      ColumnType type = entry.getValue().resultType(inputOf(entry.getValue()));
      fields.add(new Schema.Field(entry.getKey(), type));
    }
    return Schema.of(fields);
  }

  Schema keySchema() {
    return Schema.of(keys.stream().map(key -> input.field(input.indexOf(key))).toList());
  }

  int[] keyColumns() {
    return keys.stream().mapToInt(input::indexOf).toArray();
  }

  /** The index of the column of each aggregation, -1 for one of no column. */
  int[] valueColumns() {
    return aggregations.values().stream()
        .map(Aggregation::column)
        .mapToInt(column -> column == null ? -1 : input.indexOf(column))
        .toArray();
  }

  List<Accumulator> accumulators() {
    return aggregations.values().stream().map(a -> a.accumulator(inputOf(a))).toList();
  }

  private Schema.@Nullable Field inputOf(Aggregation aggregation) {
    String column = aggregation.column();
    return column == null ? null : input.field(input.indexOf(column));
  }
}
