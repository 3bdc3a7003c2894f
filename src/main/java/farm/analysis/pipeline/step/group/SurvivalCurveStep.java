package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Survival;
import farm.analysis.report.table.ColumnRole.Survival.Part;
import farm.analysis.simulation.SurvivalCurve;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Estimates the share of survivors of each group at each time. */
@Described(
    value =
        "Estimates the share of survivors of each group at each time (Kaplan–Meier). Individuals"
            + " without the event, such as living agents, are censored. The result has a row for"
            + " each group and time.",
    example =
        """
        - type: SurvivalCurve
          config: {group_by: [agent_type], time: survival_time, event: dead}
        """)
public record SurvivalCurveStep(
    @Option("the columns that identify a group; `[]` if all rows are one group")
        List<String> groupBy,
    @Option("the column of times, at least 0: of the event or, without it, of the last observation")
        String time,
    @Option("the column of events: true or 1 if the event happened, else false or 0") String event,
    @Option("the confidence level of `low` and `high`, above 0 and below 1") @Default("0.95")
        double level)
    implements SurvivalAnalysis {

  /** Checks the options. */
  public SurvivalCurveStep {
    SurvivalCurve.of(groupBy, time, event, level);
  }

  /** Each group is a curve, so keys with an order are names too. */
  @Override
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>();
    for (String key : groupBy) {
      boolean isRun = input.get(key) instanceof ColumnRole.Run;
      roles.put(key, isRun ? new ColumnRole.Run() : new ColumnRole.Category());
    }
    roles.put("time", new ColumnRole.Ordered());
    roles.put("censored", new Survival(Part.CENSORED));
    roles.put("survival", new Survival(Part.ESTIMATE));
    roles.put("low", Measure.lower("lower bound", "survival", interval()));
    roles.put("high", Measure.upper("upper bound", "survival", interval()));
    return roles;
  }

  @Override
  public SurvivalCurve transform() {
    return SurvivalCurve.of(groupBy, time, event, level);
  }
}
