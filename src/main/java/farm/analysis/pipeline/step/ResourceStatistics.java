package farm.analysis.pipeline.step;

import farm.analysis.simulation.ResourcesByStep;
import java.util.List;

/**
 * How much of the resources there is at each step, how evenly it is spread, and what was consumed.
 *
 * @param run the columns that tell runs apart; an empty list if all rows are of one run
 * @param step the column of the step's number; step_number by default
 * @param amount the column of amounts; amount by default
 */
public record ResourceStatistics(
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
