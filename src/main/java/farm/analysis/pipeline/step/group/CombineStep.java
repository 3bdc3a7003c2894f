package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Aggregate;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.LinkedHashSet;
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
    @Option("a column or a list; `[]` makes one group of all rows, even without rows")
        List<String> groupBy,
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

  /** A column to order by. */
  public record OrderBy(
      @Option("the column of the result") String column,
      @Option("`true` if the greatest value comes first") @Default("false") boolean descending) {}

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
              value = "the column to aggregate",
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
