package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.window.WindowFunctions;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Adds columns computed from the rows around each row of a partition. */
@Described(
    value =
        "Adds columns computed from the rows around each row of a partition, such as the steps of a"
            + " run. All rows and columns stay; the rows are in the order of the inputs.",
    example =
        """
        - type: WindowFunctions
          config:
            partition_by: [db_path]
            order_by: [step_number]
            fields:
              growth: {fn: difference, value: total_agents}
              before: {fn: lag, value: total_agents, offset: 10, default: 0}
              smooth: {fn: mean, value: total_agents, rows: 5}
              so_far: {fn: sum, value: births}
              part: {fn: share, value: total_agents}
        """)
public record WindowFunctionsStep(
    @Option(
            value = "the columns whose values the rows of a partition share",
            otherwise = "none: all rows are one partition")
        @Nullable List<String> partitionBy,
    @Option(
            value =
                "the order of the rows of a partition: a column or a list of columns, by name or as"
                    + " `{column: NAME, descending: true}`",
            otherwise = "the order of the inputs")
        @Nullable List<OrderBy> orderBy,
    @Option("the new columns, by name") Map<String, WindowField> fields,
    @Option(
            "the maximum number of rows kept in memory at a time; if there are more, the run ends"
                + " with an error")
        @Default("10000000")
        long maxRows)
    implements StepConfig.Transform {

  /** Checks the columns of the order, that there is a field, and {@code maxRows}. */
  public WindowFunctionsStep {
    if (orderBy != null) {
      OrderBy.check(orderBy);
    }
    if (fields.isEmpty()) {
      throw new IllegalArgumentException("'fields' should have at least one column, was empty");
    }
    of(partitionBy, orderBy, fields).withMaxRows(maxRows);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> read = new HashSet<>(partitions());
    orders().forEach(order -> read.add(order.column()));
    fields.values().forEach(field -> read.addAll(field.function().columns()));
    return StepConfig.PerChunk.usedAnd(read, fields.keySet(), used);
  }

  /** The roles of the input, of the partitions and the order as keys, and of the new columns. */
  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(input);
    for (String column : partitions()) {
      Schema.Field field = result.field(result.indexOf(column));
      roles.putIfAbsent(column, ResultRoles.ofKey(null, field.type()));
    }
    orders().stream()
        .limit(1)
        .filter(order -> !order.descending())
        .map(order -> result.field(result.indexOf(order.column())))
        .filter(field -> field.type().isNumeric())
        .forEach(field -> roles.putIfAbsent(field.name(), new ColumnRole.Ordered()));
    fields.forEach(
        (name, field) ->
            field
                .role(result.field(result.indexOf(name)).type())
                .ifPresent(role -> roles.put(name, role)));
    return roles;
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public boolean keepsRows() {
    return true;
  }

  @Override
  public String memory() {
    return "at most %,d rows".formatted(maxRows);
  }

  @Override
  public Optional<List<String>> keptTogether() {
    return Optional.of(partitions());
  }

  @Override
  public WindowFunctions transform() {
    return of(partitionBy, orderBy, fields).withMaxRows(maxRows);
  }

  private List<String> partitions() {
    return partitionBy == null ? List.of() : partitionBy;
  }

  private List<OrderBy> orders() {
    return orderBy == null ? List.of() : orderBy;
  }

  private static WindowFunctions of(
      @Nullable List<String> partitionBy,
      @Nullable List<OrderBy> orderBy,
      Map<String, WindowField> fields) {
    WindowFunctions functions =
        WindowFunctions.partitionBy(partitionBy == null ? List.of() : partitionBy);
    if (orderBy != null) {
      functions = functions.orderBy(orderBy.stream().map(OrderBy::order).toList());
    }
    for (Map.Entry<String, WindowField> field : fields.entrySet()) {
      functions = functions.with(field.getKey(), field.getValue().function());
    }
    return functions;
  }
}
