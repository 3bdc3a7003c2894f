package farm.analysis.pipeline.step.process;

import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.Optional;
import java.util.Set;

/** Keeps the rows for which an expression is true. */
@Described(
    value = "Keeps the rows for which an expression is true.",
    example =
        """
        - type: Filter
          config: {keep: total_agents > 0 and step_number >= 100}
        """)
public record FilterStep(@Option("the expression, of type `boolean`") Expression keep)
    implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.Filter.keep(keep);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(keep.columns(), used);
  }
}
