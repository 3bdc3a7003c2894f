package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.simulation.PopulationByStep;
import java.util.List;
import java.util.Map;

/** Computes the growth and stability of the population of each run, step by step. */
@Described(
    value =
        "Computes the growth and stability of each run's population. The result has a row for each"
            + " run and step.",
    example =
        """
        - type: PopulationDynamics
          config: {run: [db_path], window: 10}
        """)
public record PopulationDynamicsStep(
    @Option("the columns that identify a run; `[]` if all rows belong to one run") List<String> run,
    @Option("the column of step numbers") @Default("step_number") String step,
    @Option("the column of counts, summed for each step") @Default("total_agents") String count,
    @Option("the number of recorded steps over which stability is measured, at least 2")
        @Default("50")
        int window)
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
