package farm.analysis.pipeline.step;

import farm.analysis.simulation.Survival;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * Adds to agents whether they are alive and their age at death or, of the living, so far: {@code
 * input: [agents, steps]} with the steps of the same runs.
 *
 * @param run the columns, of both inputs, that tell runs apart; an empty list if all is one run
 * @param birth the column of the step of birth; birth_time by default
 * @param death the column of the step of death, missing of the living; death_time by default
 * @param step the column of the step's number in the second input; step_number by default
 */
public record AgentSurvival(
    List<String> run,
    @Default("birth_time") String birth,
    @Default("death_time") String death,
    @Default("step_number") String step)
    implements StepConfig.TwoInputs {

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return used.map(
        columns -> {
          Set<String> read = new LinkedHashSet<>(columns);
          read.removeAll(List.of("alive", "survival_time"));
          read.addAll(run);
          read.addAll(List.of(birth, death));
          return read;
        });
  }

  @Override
  public Optional<Set<String>> readsFacts() {
    Set<String> columns = new LinkedHashSet<>(run);
    columns.add(step);
    return Optional.of(columns);
  }

  @Override
  public Survival fit() {
    return new Survival(run, birth, death, step);
  }
}
