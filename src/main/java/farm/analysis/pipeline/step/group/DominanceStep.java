package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.simulation.DominanceByStep;
import java.util.List;
import java.util.Map;

/**
 * Computes the share of the population of each agent type at each step, and the dominant type.
 *
 * @param run the columns that identify a run; empty if all rows belong to one run
 * @param step the column of step numbers; step by default, as in the table time_series
 * @param type the column of agent types; agent_type by default
 * @param count the column of counts; count by default
 */
public record DominanceStep(
    List<String> run,
    @Default("step") String step,
    @Default("agent_type") String type,
    @Default("count") String count)
    implements Study {

  @Override
  public List<String> studied() {
    return List.of(step, type, count);
  }

  @Override
  public Map<String, ColumnRole> rolesWithinRun() {
    return Map.of(
        step,
        new Ordered(),
        type,
        new ColumnRole.Category(),
        "count",
        Measure.additive("sum", count),
        "share",
        Measure.other("share", count));
  }

  @Override
  public DominanceByStep transform() {
    return DominanceByStep.of(run, step, type, count);
  }
}
