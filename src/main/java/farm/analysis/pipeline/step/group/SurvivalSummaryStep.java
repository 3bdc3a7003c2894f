package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.simulation.SurvivalSummary;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Computes the median and the restricted mean of the survival times of each group. */
@Described(
    value =
        "Computes the median and the restricted mean of each group's survival times from its"
            + " Kaplan–Meier curve. The result has a row for each group.",
    example =
        """
        - type: SurvivalSummary
          config: {group_by: [agent_type], time: survival_time, event: dead, until: 500}
        """)
public record SurvivalSummaryStep(
    @Option("the columns that identify a group; `[]` if all rows are one group")
        List<String> groupBy,
    @Option("the column of times, numbers from 0: the time of the event or, without it, of the end")
        String time,
    @Option("the column of events: true or 1 if the event happened, else false or 0") String event,
    @Option("the confidence level of the median's interval, above 0 and below 1") @Default("0.95")
        double level,
    @Option(
            value = "the time, above 0, at which the restricted mean cuts off longer times",
            otherwise = "the last time of each group")
        @Nullable Double until)
    implements StepConfig.Transform {

  /** Checks the options. */
  public SurvivalSummaryStep {
    SurvivalSummary.of(groupBy, time, event, level, until);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(groupBy);
    columns.addAll(List.of(time, event));
    return Optional.of(columns);
  }

  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (String key : groupBy) {
      roles.put(key, ResultRoles.ofKey(input.get(key), result.field(result.indexOf(key)).type()));
    }
    String interval = "%s %% confidence interval".formatted(Math.round(level * 100_000) / 1000.0);
    roles.put("median", Measure.location("median", time));
    roles.put("median_low", Measure.lower("lower bound of the median", time, interval));
    roles.put("median_high", Measure.upper("upper bound of the median", time, interval));
    roles.put("restricted_mean", Measure.location("restricted mean", time));
    return roles;
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public SurvivalSummary transform() {
    return SurvivalSummary.of(groupBy, time, event, level, until);
  }
}
