package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.Pivot;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.value.Only;
import farm.analysis.chunk.Schema;
import farm.analysis.operator.FlowTransform;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.step.group.CombineStep.Fn;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Groups rows, and makes a column of each value of a column. */
@Described(
    value =
        "Groups rows, and makes a column of each value of a column. Memory grows with the number of cells that have rows.",
    example =
        """
        # a column of the mean reward for each of these actions
        - type: Pivot
          config:
            group_by: [step_number]
            columns: {column: action_type, values: [move, gather]}
            values: reward
            fn: mean
        """)
public record PivotStep(
    @Option(
            "the keys, as in `Combine`: columns, and mappings of new names to expressions; `[]`"
                + " makes one group of all rows")
        List<GroupKey> groupBy,
    @Option("the column whose values become columns; its name alone for all values") Source columns,
    @Option(
            value = "the columns, or expressions, whose values are in the cells",
            otherwise = "required but for `fn: count`")
        @Nullable List<String> values,
    @Option(
            value = "the aggregation of the values of a cell, as in `Combine`",
            otherwise = "`only`: several values of a cell end the run")
        @Nullable Fn fn,
    @Option("the maximum number of cells with rows; if there are more, the run ends with an error")
        @Default("50000000")
        long maxGroups)
    implements StepConfig.ColumnPerValue {

  /** The column whose values become columns. */
  public record Source(
      @Option("the column whose values become columns") String column,
      @Option(
              value = "the values that become columns, in this order, at most 1000",
              otherwise = "all, read before the run")
          @Nullable List<String> values) {

    /** Checks the number of values, and that none is there twice. */
    public Source {
      if (values != null && values.size() > MOST_VALUES) {
        throw new IllegalArgumentException(
            "'values' should be at most %d values of column '%s', were %d"
                .formatted(MOST_VALUES, column, values.size()));
      }
      List<String> listed = values == null ? List.of() : values;
      for (String value : listed) {
        if (listed.indexOf(value) != listed.lastIndexOf(value)) {
          throw new IllegalArgumentException(
              "'values' has '%s' of column '%s' twice".formatted(value, column));
        }
      }
    }
  }

  /** Checks that there are values, and that the columns have different names. */
  public PivotStep {
    if (values == null && (fn == null || !countsRows(fn))) {
      throw new IllegalArgumentException(
          "Pivot needs option 'values', the columns whose values are in the cells");
    }
    if (groupBy.stream().anyMatch(key -> key.name().equals(columns.column()))) {
      throw new IllegalArgumentException(
          "Option 'columns' names '%s', which 'group_by' has too".formatted(columns.column()));
    }
    inputs(groupBy, columns, aggregations(values, fn));
    pivot(groupBy, columns, aggregations(values, fn)).withMaxGroups(maxGroups);
  }

  private static boolean countsRows(Fn fn) {
    try {
      return fn.of(null).columns().isEmpty();
    } catch (IllegalArgumentException e) {
      return false;
    }
  }

  /** The aggregations of a cell, by the columns that they aggregate. */
  private static Map<String, Aggregation> aggregations(
      @Nullable List<String> values, @Nullable Fn fn) {
    Map<String, Aggregation> aggregations = new LinkedHashMap<>();
    if (values == null) {
      aggregations.put("rows", Objects.requireNonNull(fn).of(null));
      return aggregations;
    }
    for (String value : values) {
      aggregations.put(value, fn == null ? Only.of(value) : fn.of(value));
    }
    return aggregations;
  }

  @Override
  public Optional<String> columnToRead() {
    return columns.values() == null ? Optional.of(columns.column()) : Optional.empty();
  }

  @Override
  public PivotStep withValues(List<String> read) {
    return new PivotStep(groupBy, new Source(columns.column(), read), values, fn, maxGroups);
  }

  private static ComputedColumns inputs(
      List<GroupKey> groupBy, Source columns, Map<String, Aggregation> aggregations) {
    List<GroupKey> keys = new ArrayList<>(groupBy);
    keys.add(new GroupKey(columns.column(), null));
    return ComputedColumns.of(keys, List.copyOf(aggregations.values()));
  }

  private ComputedColumns inputs() {
    return inputs(groupBy, columns, aggregations(values, fn));
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return Optional.of(inputs().reads());
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = ResultRoles.ofKeys(groupBy, input, result);
    Map<String, Aggregation> aggregations = aggregations(values, fn);
    for (String value : Objects.requireNonNull(columns.values())) {
      aggregations.forEach(
          (name, aggregation) ->
              ResultRoles.of(Pivot.nameOf(value, name, aggregations.size()), aggregation)
                  .forEach((column, role) -> roles.put(column, ofCell(value, role))));
    }
    return roles;
  }

  /** The role of a cell: a measure in the same unit as those of the other values. */
  private static ColumnRole ofCell(String value, ColumnRole role) {
    return role instanceof Measure measure
        ? Measure.location(value, (measure.fn() + " " + measure.value()).strip())
        : role;
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
    Pivot pivot = pivot(groupBy, columns, aggregations(values, fn));
    return ComputeThenGroup.of(inputs(), pivot.withMaxGroups(maxGroups));
  }

  private static Pivot pivot(
      List<GroupKey> groupBy, Source columns, Map<String, Aggregation> aggregations) {
    List<String> values = columns.values() == null ? List.of() : columns.values();
    Pivot pivot = Pivot.of(groupBy.stream().map(GroupKey::name).toList(), columns.column(), values);
    for (Map.Entry<String, Aggregation> one : aggregations.entrySet()) {
      pivot = pivot.with(one.getKey(), one.getValue());
    }
    return pivot;
  }
}
