package farm.analysis.pipeline.step;

import farm.analysis.chunk.Schema;
import farm.analysis.simulation.ResourcesByStep;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * How much of the resources there is at each step, how evenly it is spread, and what was consumed.
 *
 * @param run the columns that tell runs apart; an empty list if all rows are of one run
 * @param step the column of the step's number; step_number by default
 * @param amount the column of amounts; amount by default
 */
public record ResourceStatistics(
    List<String> run, @Default("step_number") String step, @Default("amount") String amount)
    implements StepConfig.Transform {

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    Set<String> columns = new LinkedHashSet<>(run);
    columns.addAll(List.of(step, amount));
    return Optional.of(columns);
  }

  @Override
  public Schema result(Schema input) {
    return transform().result(input);
  }

  @Override
  public ResourcesByStep transform() {
    return ResourcesByStep.of(run, step, amount);
  }
}
