package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.simulation.ResourcesByStep;
import java.util.List;

/** Computes the amount, evenness and consumption of resources at each step. */
@Described(
    value =
        "Computes the amount, evenness and consumption of resources at each step. The result has a row for each"
            + " run and step.",
    example =
        """
        - type: ResourceStatistics
          config: {run: [db_path]}
        """)
public record ResourceStatisticsStep(
    @Option("the columns that identify a run; `[]` if all rows belong to one run") List<String> run,
    @Option("the column of step numbers") @Default("step_number") String step,
    @Option("the column of amounts, with a row for each resource and step") @Default("amount")
        String amount)
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
