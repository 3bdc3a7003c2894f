package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.simulation.ResourcesByStep;
import java.util.List;
import java.util.Map;

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
  public Map<String, ColumnRole> rolesWithinRun() {
    return Map.of(
        step,
        new Ordered(),
        "resources",
        Measure.additive("count", amount),
        "depleted",
        Measure.additive("depleted", amount),
        "total",
        Measure.additive("sum", amount),
        "mean",
        Measure.location("mean", amount),
        "min",
        Measure.min(amount),
        "max",
        Measure.max(amount),
        "evenness",
        Measure.other("evenness", amount),
        "consumed",
        Measure.other("consumed", amount));
  }

  @Override
  public ResourcesByStep transform() {
    return ResourcesByStep.of(run, step, amount);
  }
}
