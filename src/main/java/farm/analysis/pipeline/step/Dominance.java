package farm.analysis.pipeline.step;

import farm.analysis.simulation.DominanceByStep;
import java.util.List;

/**
 * Which share of the population each type of agent has at each step, and which type dominates.
 *
 * @param run the columns that tell runs apart; an empty list if all rows are of one run
 * @param step the column of the step's number; step by default, as in the table time_series
 * @param type the column of the agents' type; agent_type by default
 * @param count the column of counts; count by default
 */
public record Dominance(
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
  public DominanceByStep transform() {
    return DominanceByStep.of(run, step, type, count);
  }
}
