package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.group.Order;
import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Option;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** A column to order by: its name, or {@code {column: NAME, descending: true}}. */
public record OrderBy(
    @Option("the column") String column,
    @Option("`true` if the greatest value comes first") @Default("false") boolean descending) {

  Order order() {
    return new Order(column, descending);
  }

  /**
   * Checks the option of a step that orders rows.
   *
   * @throws IllegalArgumentException if it names no column, or one of them twice
   */
  static void check(List<OrderBy> orderBy) {
    if (orderBy.isEmpty()) {
      throw new IllegalArgumentException("'order_by' should name at least one column, was empty");
    }
    Set<String> named = new HashSet<>();
    for (OrderBy order : orderBy) {
      if (!named.add(order.column)) {
        throw new IllegalArgumentException(
            "Option 'order_by' names '%s' twice".formatted(order.column));
      }
    }
  }
}
