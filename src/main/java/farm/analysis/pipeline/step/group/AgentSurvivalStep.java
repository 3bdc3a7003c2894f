package farm.analysis.pipeline.step.group;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.simulation.Survival;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Adds two columns to agents: {@code alive} and {@code survival_time}, the age at death or, for
 * living agents, at the last step of the run. Needs the steps of the same runs: {@code input:
 * [agents, steps]}.
 */
@Described(
    value =
        "Adds the columns `alive` and `survival_time` to agents. The survival time is the age at"
            + " death or, for living agents, the age so far. The inputs are the agents and the"
            + " steps of the same runs, so it needs a pipeline of type `composite`.",
    example =
        """
        - type: AgentSurvival
          input: [agents, steps]
          config: {run: [db_path]}
        """)
public record AgentSurvivalStep(
    @Option(
            "the columns that identify a run, with the same types in both inputs; `[]` if all rows"
                + " belong to one run")
        List<String> run,
    @Option("the column of birth steps") @Default("birth_time") String birth,
    @Option("the column of death steps, missing for living agents") @Default("death_time")
        String death,
    @Option("the column of step numbers in the second input") @Default("step_number") String step)
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
  public Map<String, ColumnRole> roles(Map<String, ColumnRole> input, Schema result) {
    Map<String, ColumnRole> roles = new HashMap<>(input);
    run.forEach(column -> roles.put(column, new ColumnRole.Run()));
    return roles;
  }

  @Override
  public Optional<Set<String>> readsFacts() {
    Set<String> columns = new LinkedHashSet<>(run);
    columns.add(step);
    return Optional.of(columns);
  }

  @Override
  public Survival twoPassStep() {
    return new Survival(run, birth, death, step);
  }
}
