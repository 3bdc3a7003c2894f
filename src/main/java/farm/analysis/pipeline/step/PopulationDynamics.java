package farm.analysis.pipeline.step;

import farm.analysis.chunk.Schema;
import farm.analysis.simulation.PopulationByStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
    implements StepConfig.Transform {

  /** Checks the window. */
  public PopulationDynamics {
    PopulationByStep.of(run, step, count, window);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(run);
    columns.addAll(List.of(step, count));
    return Optional.of(columns);
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public PopulationByStep transform() {
    return PopulationByStep.of(run, step, count, window);
  }
}
