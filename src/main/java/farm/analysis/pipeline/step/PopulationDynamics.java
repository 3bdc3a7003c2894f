package farm.analysis.pipeline.step;

import farm.analysis.simulation.PopulationByStep;
import java.util.List;

/**
 * How the population of each run grows from step to step, and how steady it is.
 *
 * @param run the columns that tell runs apart; an empty list if all rows are of one run
 * @param step the column of the step's number; step_number by default
 * @param count the column of counts; total_agents by default
 * @param window over how many steps stability is measured; 50 by default
 */
public record PopulationDynamics(
    List<String> run,
    @Default("step_number") String step,
    @Default("total_agents") String count,
    @Default("50") int window)
    implements Study {

  /** Checks the window. */
  public PopulationDynamics {
    PopulationByStep.of(run, step, count, window);
  }

  @Override
  public List<String> studied() {
    return List.of(step, count);
  }

  @Override
  public PopulationByStep transform() {
    return PopulationByStep.of(run, step, count, window);
  }
}
