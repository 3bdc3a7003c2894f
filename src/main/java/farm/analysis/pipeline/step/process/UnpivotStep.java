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
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

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
    @Option(
            value = "the columns whose values become rows, in this order",
            otherwise = "none; then `keep` is given")
        @Nullable List<String> columns,
    @Option(
            value =
                "instead of `columns`: the columns to repeat; the values of all other columns of"
                    + " numbers or truth values (as 0 and 1) become rows, and the rest is left out",
            otherwise = "all but `columns`")
        @Nullable List<String> keep,
    @Option("the text column for the names of these columns") @Default("name") String nameColumn,
    @Option("the column for the values") @Default("value") String valueColumn,
    @Option("`true` if a missing value makes a row too; `false` if it makes none") @Default("true")
        boolean keepMissing)
    implements StepConfig.PerChunk {

  /** Checks that there are columns to unpivot or to keep, none of them named twice. */
  public UnpivotStep {
    if ((columns == null) == (keep == null)) {
      throw new IllegalArgumentException(
          "Unpivot needs either option 'columns' or option 'keep', has "
              + (keep == null ? "none" : "both"));
    }
    if (columns != null && columns.isEmpty()) {
      throw new IllegalArgumentException("'columns' should name at least one column, was empty");
    }
    String option = columns == null ? "keep" : "columns";
    List<String> names = columns == null ? Objects.requireNonNull(keep) : columns;
    for (String name : names) {
      if (names.indexOf(name) != names.lastIndexOf(name)) {
        throw new IllegalArgumentException("Option '%s' names '%s' twice".formatted(option, name));
      }
    }
  }

  @Override
  public DataProcessor processor() {
    Unpivot unpivot =
        columns == null ? Unpivot.numbers(Objects.requireNonNull(keep)) : Unpivot.columns(columns);
    Unpivot named = unpivot.into(nameColumn, valueColumn);
    return keepMissing ? named : named.withoutMissing();
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(input);
    Set<ColumnRole> unpivoted = new HashSet<>();
    roles.keySet().retainAll(result.names());
    if (columns != null) {
      columns.forEach(column -> unpivoted.add(role(input, column)));
    }
    roles.put(nameColumn, new ColumnRole.Category());
    boolean areMeasures =
        columns != null && unpivoted.stream().allMatch(ColumnRole.Measure.class::isInstance);
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
    return columns == null
        ? Optional.empty()
        : StepConfig.PerChunk.usedAnd(columns, List.of(nameColumn, valueColumn), used);
  }
}
