package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.simulation.SurvivalSummary;
import java.math.BigDecimal;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Computes the median and the restricted mean of the survival times of each group. */
@Described(
    value =
        "Computes the median and the restricted mean of survival times from Kaplan–Meier curves."
            + " Individuals without the event, such as living agents, are censored. The result has"
            + " a row for each group.",
    example =
        """
        - type: SurvivalSummary
          config: {group_by: [agent_type], time: survival_time, event: dead, until: 500}
        """)
public record SurvivalSummaryStep(
    @Option("the columns that identify a group; `[]` if all rows are one group")
        List<String> groupBy,
    @Option("the column of times, at least 0: of the event or, without it, of the last observation")
        String time,
    @Option("the column of events: true or 1 if the event happened, else false or 0") String event,
    @Option("the confidence level of the median's interval, above 0 and below 1") @Default("0.95")
        double level,
    @Option(
            value = "the time, above 0, at which the restricted mean cuts off longer times",
            otherwise = "the last time of each group")
        @Nullable Double until)
    implements SurvivalAnalysis {

  /** Checks the options. */
  public SurvivalSummaryStep {
    SurvivalSummary.of(groupBy, time, event, level, until);
  }

  /** Restricted means up to different times can't be compared, so these have no role. */
  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (String key : groupBy) {
      roles.put(key, ResultRoles.ofKey(input.get(key), result.field(result.indexOf(key)).type()));
    }
    roles.put("median", Measure.location("median", time));
    roles.put("median_low", Measure.lower("lower bound of the median", time, interval()));
    roles.put("median_high", Measure.upper("upper bound of the median", time, interval()));
    if (until != null) {
      String end = BigDecimal.valueOf(until).stripTrailingZeros().toPlainString();
      roles.put("restricted_mean", Measure.location("mean", "%s until %s".formatted(time, end)));
    }
    return roles;
  }

  @Override
  public SurvivalSummary transform() {
    return SurvivalSummary.of(groupBy, time, event, level, until);
  }
}
