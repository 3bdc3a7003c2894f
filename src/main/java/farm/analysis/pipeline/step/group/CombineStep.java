package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Groups rows and aggregates each group.
 *
 * @param groupBy the columns to group by; if empty, all rows are one group
 * @param combine the aggregations, by the name of the result's column
 * @param having a condition on the rows of the result; other rows are dropped
 * @param orderBy the columns to order the result by, then the keys; by default only the keys
 * @param limit the maximum number of rows of the result, the first in that order
 * @param maxGroups the maximum number of groups; a run with more ends with an error
 */
public record CombineStep(
    List<String> groupBy,
    Map<String, Field> combine,
    @Nullable Expression having,
    @Nullable List<OrderBy> orderBy,
    @Nullable Long limit,
    @Default("50000000") long maxGroups)
    implements StepConfig.Transform {

  /**
   * A column to order by.
   *
   * @param column the column of the result
   * @param descending true if the greatest value comes first
   */
  public record OrderBy(String column, @Default("false") boolean descending) {}

  /** An aggregation of a pipeline file with its options, but without its column. */
  @FunctionalInterface
  public interface Fn {

    /**
     * Returns the aggregation of a column.
     *
     * @param column the column; null for none
     * @throws IllegalArgumentException if it needs a column and {@code column} is null
     */
    Aggregation of(@Nullable String column);
  }

  /**
   * One column of the result.
   *
   * @param fn the aggregation
   * @param value the column to aggregate; only count needs none
   */
  public record Field(Fn fn, @Nullable String value) {

    /** Checks that the aggregation has the column it needs. */
    public Field {
      fn.of(value);
    }

    Aggregation aggregation() {
      return fn.of(value);
    }
  }

  /** Checks that no two columns of the result have the same name. */
  public CombineStep {
    for (String key : groupBy) {
      if (combine.containsKey(key)) {
        throw new IllegalArgumentException(
            "Two columns of the result are named '%s': one of 'group_by' and one of 'combine'"
                .formatted(key));
      }
      if (groupBy.indexOf(key) != groupBy.lastIndexOf(key)) {
        throw new IllegalArgumentException("Option 'group_by' names '%s' twice".formatted(key));
      }
    }
    limited(Aggregate.groupBy(groupBy), maxGroups, limit); // checks maxGroups and limit
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(groupBy);
    combine.values().forEach(field -> columns.addAll(field.aggregation().columns()));
    return Optional.of(columns);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (String key : groupBy) {
      ColumnType type = result.field(result.indexOf(key)).type();
      roles.put(key, ResultRoles.ofKey(input.get(key), type));
    }
    combine.forEach((name, field) -> roles.putAll(ResultRoles.of(name, field.aggregation())));
    return roles;
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public Aggregate transform() {
    Aggregate aggregate = Aggregate.groupBy(groupBy);
    for (Map.Entry<String, Field> field : combine.entrySet()) {
      aggregate = aggregate.with(field.getKey(), field.getValue().aggregation());
    }
    if (having != null) {
      aggregate = aggregate.having(farm.analysis.process.Filter.keep(having));
    }
    if (orderBy != null) {
      aggregate =
          aggregate.orderedBy(
              orderBy.stream()
                  .map(order -> new Order(order.column(), order.descending()))
                  .toArray(Order[]::new));
    }
    return limited(aggregate, maxGroups, limit);
  }

  private static Aggregate limited(Aggregate aggregate, long maxGroups, @Nullable Long limit) {
    Aggregate limited = aggregate.withMaxGroups(maxGroups);
    return limit == null ? limited : limited.limit(limit);
  }
}
