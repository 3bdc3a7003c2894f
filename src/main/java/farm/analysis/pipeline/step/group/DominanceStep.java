package farm.analysis.pipeline.step.group;

import farm.analysis.pipeline.step.Default;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.ColumnRole.Ordered;
import farm.analysis.simulation.DominanceByStep;
import java.util.List;
import java.util.Map;

/** Computes the share of the population of each agent type at each step, and the dominant type. */
@Described(
    value =
        "Computes each agent type's share of the population at each step, and the dominant type. The result has"
            + " a row for each run, step and type. The usual input is the table `time_series` of"
            + " `ReadFromExperiment` or `ReadFromSimulation`.",
    example =
        """
        - type: Dominance
          config: {run: [db_path]}
        """)
public record DominanceStep(
    @Option("the columns that identify a run; `[]` if all rows belong to one run") List<String> run,
    @Option("the column of step numbers, as in the table `time_series`") @Default("step")
        String step,
    @Option("the column of agent types") @Default("agent_type") String type,
    @Option("the column of counts, summed for each step and type") @Default("count") String count)
    implements Study {

  @Override
  public List<String> studied() {
    return List.of(step, type, count);
  }

  @Override
  public Map<String, ColumnRole> rolesWithinRun() {
    return Map.of(
        step,
        new Ordered(),
        type,
        new ColumnRole.Category(),
        "count",
        Measure.additive("sum", count),
        "share",
        Measure.other("share", count));
  }

  @Override
  public DominanceByStep transform() {
    return DominanceByStep.of(run, step, type, count);
  }
}
