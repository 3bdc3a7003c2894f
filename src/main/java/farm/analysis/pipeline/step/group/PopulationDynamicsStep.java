package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.simulation.PopulationByStep;
import java.util.List;
import java.util.Map;

/**
 * Computes the growth and stability of the population of each run, step by step.
 *
 * @param run the columns that identify a run; empty if all rows belong to one run
 * @param step the column of step numbers; step_number by default
 * @param count the column of counts; total_agents by default
 * @param window the number of recorded steps over which stability is measured, at least 2; 50 by
 *     default
 */
public record PopulationDynamicsStep(
    List<String> run,
    @Default("step_number") String step,
    @Default("total_agents") String count,
    @Default("50") int window)
    implements Study {

  /** Checks the window. */
  public PopulationDynamicsStep {
    PopulationByStep.of(run, step, count, window);
  }

  @Override
  public List<String> studied() {
    return List.of(step, count);
  }

  @Override
  public Map<String, ColumnRole> rolesWithinRun() {
    return Map.of(
        step,
        new Ordered(),
        "population",
        Measure.location("population", count),
        "growth_rate",
        Measure.other("growth rate", count),
        "stability",
        Measure.other("stability", count));
  }

  @Override
  public PopulationByStep transform() {
    return PopulationByStep.of(run, step, count, window);
  }
}
