package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.value.Unpivot;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Makes a row of each value in some columns. */
@Described(
    value =
        "Makes a row of each value in some columns, with the name of its column. The other columns are repeated.",
    example =
        """
        # step_number, births, deaths become step_number, event, agents
        - type: Unpivot
          config: {columns: [births, deaths], name_column: event, value_column: agents}
        """)
public record UnpivotStep(
    @Option("the columns whose values become rows, in this order") List<String> columns,
    @Option("the text column for the names of these columns") @Default("name") String nameColumn,
    @Option("the column for the values") @Default("value") String valueColumn,
    @Option("`true` if a missing value makes a row too; `false` if it makes none") @Default("true")
        boolean keepMissing)
    implements StepConfig.PerChunk {

  /** Checks that there are columns, none of them named twice. */
  public UnpivotStep {
    if (columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' should name at least one column, was empty");
    }
    for (String column : columns) {
      if (columns.indexOf(column) != columns.lastIndexOf(column)) {
        throw new IllegalArgumentException("Option 'columns' names '%s' twice".formatted(column));
      }
    }
  }

  @Override
  public DataProcessor processor() {
    Unpivot unpivot = Unpivot.columns(columns).into(nameColumn, valueColumn);
    return keepMissing ? unpivot : unpivot.withoutMissing();
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(input);
    Set<ColumnRole> unpivoted = new HashSet<>();
    columns.forEach(column -> unpivoted.add(role(input, column)));
    roles.keySet().removeAll(columns);
    roles.put(nameColumn, new ColumnRole.Category());
    boolean areMeasures = unpivoted.stream().allMatch(ColumnRole.Measure.class::isInstance);
    if (areMeasures) {
      roles.put(
          valueColumn,
          unpivoted.size() == 1
              ? unpivoted.iterator().next()
              : ColumnRole.Measure.other("value", valueColumn));
    }
    return roles;
  }

  private static ColumnRole role(Map<String, ColumnRole> input, String column) {
    return input.getOrDefault(column, new ColumnRole.Other());
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return used.map(
        names -> {
          Set<String> read = new HashSet<>(names);
          read.remove(nameColumn);
          read.remove(valueColumn);
          read.addAll(columns);
          return read;
        });
  }
}
