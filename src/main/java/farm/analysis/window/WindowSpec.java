package farm.analysis.window;

import farm.analysis.aggregate.group.GroupKeys;
import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.window.function.WindowFunction;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/**
 * The partitions, their order, and the functions to compute.
 *
 * @param partitionBy the columns whose values rows of a partition share; none for one partition
 * @param orderBy the order within each partition; none for the order of the inputs
 * @param functions the functions, by the name of the new column
 */
record WindowSpec(
    List<String> partitionBy, List<Order> orderBy, Map<String, WindowFunction> functions)
    implements Serializable {

  /** Copies the lists and the map, and checks the number of columns. */
  WindowSpec {
    partitionBy = List.copyOf(partitionBy);
    orderBy = List.copyOf(orderBy);
    functions = new LinkedHashMap<>(functions);
    if (partitionBy.size() > GroupKeys.MOST_COLUMNS) {
      throw new IllegalArgumentException(
          "'partition_by' should name at most %d columns, names %d"
              .formatted(GroupKeys.MOST_COLUMNS, partitionBy.size()));
    }
  }

  /** The columns that the order and the functions read. */
  List<String> values() {
    Set<String> names = new LinkedHashSet<>();
    orderBy.forEach(order -> names.add(order.column()));
    functions.values().forEach(function -> names.addAll(function.columns()));
    return List.copyOf(names);
  }

  /** The columns that tell a row from others, for messages. */
  List<String> keys() {
    Set<String> names = new LinkedHashSet<>(partitionBy);
    orderBy.forEach(order -> names.add(order.column()));
    return List.copyOf(names);
  }

  /** The new columns. */
  List<Schema.Field> added(Schema input) {
    return functions.entrySet().stream()
        .map(one -> new Schema.Field(one.getKey(), one.getValue().type(input, orderBy)))
        .toList();
  }

  /**
   * The columns of the result: those of the input, then the new ones.
   *
   * @throws RequestException with every problem
   */
  Schema result(Schema input) {
    Set<String> named = new LinkedHashSet<>(keys());
    functions.values().forEach(function -> named.addAll(function.columns()));
    input.indexesOf(named);
    List<RequestException> problems = new ArrayList<>();
    Schema result = input;
    for (Map.Entry<String, WindowFunction> one : functions.entrySet()) {
      try {
        result = result.with(added(one.getKey(), one.getValue(), input));
      } catch (RequestException e) {
        problems.add(e);
      }
    }
    RequestException.throwIfAny(problems);
    return result;
  }

  private Schema.Field added(String name, WindowFunction function, Schema input) {
    if (input.find(name).isPresent()) {
      throw new RequestException(
          name, "there is a column '%s' already; choose another name".formatted(name));
    }
    return new Schema.Field(name, function.type(input, orderBy));
  }
}
