package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.operator.FlowTransform;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups rows and aggregates each group. */
@Described(
    value =
        "Groups rows and aggregates each group as its rows arrive. Memory grows with the number of groups, not with the number of rows.",
    example =
        """
        # the ten most frequent causes of death with at least 5 deaths
        - type: Combine
          config:
            group_by: [cause]
            combine:
              deaths: {fn: count}
              median_age: {value: age, fn: median}
              late: {value: age, fn: {type: quantile, q: 0.9}}
            having: deaths >= 5
            order_by: [{column: deaths, descending: true}]
            limit: 10
        """)
public record CombineStep(
    @Option(
            "the keys: columns, and mappings of new names to expressions; `[]` makes one group of"
                + " all rows, even without rows")
        List<GroupKey> groupBy,
    @Option("the results, by name") Map<String, Field> combine,
    @Option(
            value =
                "a condition on the columns of the result; only groups where it is true are kept",
            otherwise = "all")
        @Nullable Expression having,
    @Option(
            value = "the columns of the result to order its rows by; the keys decide ties",
            otherwise = "the keys")
        @Nullable List<OrderBy> orderBy,
    @Option(
            value = "the maximum number of rows in the result, at least 1: the first in that order",
            otherwise = "all")
        @Nullable Long limit,
    @Option(
            "the maximum number of groups before `having`; if there are more, the run ends with an"
                + " error")
        @Default("50000000")
        long maxGroups)
    implements StepConfig.Transform {

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

  /** One column of the result. */
  public record Field(
      @Option("the aggregation: its name or, with options, `{type: NAME, option: …}`") Fn fn,
      @Option(
              value = "the column to aggregate, or an expression",
              otherwise = "the column named like the result; `count` counts all rows")
          @Nullable String value) {

    /** Checks that the aggregation has the column it needs. */
    public Field {
      fn.of(value);
    }

    Aggregation aggregation() {
      return fn.of(value);
    }
  }

  /** Checks that no two columns, of the result or of what is grouped, have the same name. */
  public CombineStep {
    columns(groupBy, combine);
    for (GroupKey key : groupBy) {
      if (combine.containsKey(key.name())) {
        throw new IllegalArgumentException(
            "Two columns of the result are named '%s': one of 'group_by' and one of 'combine'"
                .formatted(key.name()));
      }
    }
    limited(Aggregate.groupBy(List.of()), maxGroups, limit); // checks maxGroups and limit
  }

  private static ComputedColumns columns(List<GroupKey> groupBy, Map<String, Field> combine) {
    return ComputedColumns.of(groupBy, combine.values().stream().map(Field::aggregation).toList());
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return Optional.of(columns(groupBy, combine).reads());
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = ResultRoles.ofKeys(groupBy, input, result);
    combine.forEach((name, field) -> roles.putAll(ResultRoles.of(name, field.aggregation())));
    return roles;
  }

  @Override
  public Schema result(Schema input) {
    return grouping().result(input);
  }

  @Override
  public FlowTransform transform() {
    return grouping();
  }

  private ComputeThenGroup grouping() {
    Aggregate aggregate = Aggregate.groupBy(groupBy.stream().map(GroupKey::name).toList());
    for (Map.Entry<String, Field> field : combine.entrySet()) {
      aggregate = aggregate.with(field.getKey(), field.getValue().aggregation());
    }
    if (having != null) {
      aggregate = aggregate.having(farm.analysis.process.Filter.keep(having));
    }
    if (orderBy != null) {
      aggregate = aggregate.orderedBy(orderBy.stream().map(OrderBy::order).toArray(Order[]::new));
    }
    return ComputeThenGroup.of(columns(groupBy, combine), limited(aggregate, maxGroups, limit));
  }

  private static Aggregate limited(Aggregate aggregate, long maxGroups, @Nullable Long limit) {
    Aggregate limited = aggregate.withMaxGroups(maxGroups);
    return limit == null ? limited : limited.limit(limit);
  }
}
