package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.simulation.ResourcesByStep;
import java.util.List;

/**
 * Computes the amount, evenness and consumption of resources at each step.
 *
 * @param run the columns that identify a run; empty if all rows belong to one run
 * @param step the column of step numbers; step_number by default
 * @param amount the column of amounts; amount by default
 */
public record ResourceStatisticsStep(
    List<String> run, @Default("step_number") String step, @Default("amount") String amount)
    implements Study {

  @Override
  public List<String> studied() {
    return List.of(step, amount);
  }

  @Override
  public ResourcesByStep transform() {
    return ResourcesByStep.of(run, step, amount);
  }
}
