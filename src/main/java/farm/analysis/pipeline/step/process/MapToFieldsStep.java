package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.Schema;
import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.ComputedRole;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
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

/** Computes columns from expressions. */
@Described(
    value = "Computes columns from expressions.",
    example =
        """
        - type: MapToFields
          config:
            append: true
            drop: [births, deaths]
            fields:
              growth: births - deaths
              from_step: bin(step_number, 100)
        """)
public record MapToFieldsStep(
    @Option("the expressions of the new columns, by name, in this order")
        Map<String, Expression> fields,
    @Option(
            "`true` if existing columns stay, before the new ones; `false` if only the new columns"
                + " remain")
        @Default("false")
        boolean append,
    @Option(
            value = "with `append`, the existing columns to drop; expressions can still use them",
            otherwise = "none")
        @Nullable List<String> drop)
    implements StepConfig.PerChunk {

  /** Checks that {@code drop} is given only with {@code append}. */
  public MapToFieldsStep {
    if (drop != null && !append) {
      throw new IllegalArgumentException(
          "Option 'drop' needs 'append: true'; without it only the columns of 'fields' are left");
    }
  }

  @Override
  public DataProcessor processor() {
    return append
        ? farm.analysis.process.MapToFields.append(fields, drop == null ? List.of() : drop)
        : farm.analysis.process.MapToFields.of(fields);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(append ? input : Map.of());
    roles.keySet().removeAll(drop == null ? List.of() : drop);
    fields.forEach(
        (name, expression) ->
            ComputedRole.of(expression, input).ifPresent(r -> roles.put(name, r)));
    return roles;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    if (append && used.isEmpty()) {
      return Optional.empty();
    }
    Set<String> columns = new LinkedHashSet<>(append ? used.orElseThrow() : Set.of());
    columns.removeAll(fields.keySet());
    columns.addAll(drop == null ? List.of() : drop);
    fields.values().forEach(expression -> columns.addAll(expression.columns()));
    return Optional.of(columns);
  }
}
