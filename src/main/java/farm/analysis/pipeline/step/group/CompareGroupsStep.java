package farm.analysis.pipeline.step.group;

import farm.analysis.aggregate.CompareGroups;
import farm.analysis.aggregate.comparison.Comparison;
import farm.analysis.aggregate.distribution.ExactLimit;
import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Category;
import farm.analysis.report.table.ColumnRole.Measure;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Compares the values of columns in two groups of rows. */
@Described(
    value =
        "Compares the values of columns in two groups of rows. Gives the difference of the means"
            + " with its confidence interval and p value (Welch's t test), and the probability that"
            + " a value of the second group is greater (Vargha and Delaney's A). The rows must be"
            + " independent: one row for each run, say.",
    example =
        """
        # is the peak population of experiment b different from that of experiment a?
        - type: CompareGroups
          config: {groups: experiment, first: a, second: b, values: [peak]}
        """)
public record CompareGroupsStep(
    @Option("the column that names the group of each row") String groups,
    @Option(
            value = "the name of the first group; differences are second − first",
            otherwise = "the lesser of the column's two names")
        @Nullable String first,
    @Option(value = "the name of the second group", otherwise = "the greater of the two names")
        @Nullable String second,
    @Option("the columns to compare: numbers, or truth values as 0 and 1") List<String> values,
    @Option(
            value = "columns; only rows with the same values in them are compared",
            otherwise = "none; all rows are compared")
        @Nullable List<String> groupBy,
    @Option("the confidence level of the interval, above 0 and below 1") @Default("0.95")
        double level,
    @Option(
            "the maximum number of distinct values in a group; if there are more, the run ends with"
                + " an error")
        @Default("1000000")
        int maxValues)
    implements StepConfig.Transform {

  /** Checks the names of the groups and columns, the level and the limit. */
  public CompareGroupsStep {
    if ((first == null) != (second == null)) {
      throw new IllegalArgumentException(
          "'first' and 'second' go together; only '%s' is given"
              .formatted(first == null ? "second" : "first"));
    }
    if (first != null && first.equals(second)) {
      throw new IllegalArgumentException(
          "'first' and 'second' should be different groups, were both '%s'".formatted(first));
    }
    checkColumns(groups, values, groupBy == null ? List.of() : groupBy);
    new ConfidenceLevel(level);
    ExactLimit.check("max_values", maxValues);
  }

  private static void checkColumns(String groups, List<String> values, List<String> keys) {
    if (values.isEmpty()) {
      throw new IllegalArgumentException("'values' should name a column, was empty");
    }
    for (String value : values) {
      if (values.indexOf(value) != values.lastIndexOf(value)) {
        throw new IllegalArgumentException("'values' names '%s' twice".formatted(value));
      }
    }
    for (String key : keys) {
      if (keys.indexOf(key) != keys.lastIndexOf(key)) {
        throw new IllegalArgumentException("'group_by' names '%s' twice".formatted(key));
      }
      if (key.equals(groups) || values.contains(key)) {
        throw new IllegalArgumentException(
            "'group_by' names '%s', which is compared; it should name other columns"
                .formatted(key));
      }
      if (CompareGroups.COLUMNS.contains(key)) {
        throw new IllegalArgumentException(
            "'group_by' names '%s', as does the result; rename the column first".formatted(key));
      }
    }
  }

  private List<String> keys() {
    return groupBy == null ? List.of() : groupBy;
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(keys());
    columns.add(groups);
    columns.addAll(values);
    return Optional.of(columns);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (String key : keys()) {
      roles.put(key, ResultRoles.ofKey(input.get(key), result.field(result.indexOf(key)).type()));
    }
    String interval = new ConfidenceLevel(level).interval();
    roles.put(CompareGroups.VALUE, new Category());
    roles.put("difference", Measure.location("difference of means", "difference"));
    roles.put("difference_low", Measure.lower("difference_low", "difference", interval));
    roles.put("difference_high", Measure.upper("difference_high", "difference", interval));
    roles.put("vargha_delaney_a", Measure.other("Vargha and Delaney's A", "value"));
    return roles;
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public CompareGroups transform() {
    List<String> names = first == null || second == null ? List.of() : List.of(first, second);
    ConfidenceLevel confidence = new ConfidenceLevel(level);
    return CompareGroups.of(
        keys(),
        values.stream()
            .map(value -> new Comparison(value, groups, names, confidence, maxValues))
            .toList());
  }
}
