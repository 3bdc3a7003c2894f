package farm.analysis.pipeline.step.process;

import farm.analysis.expression.Expression;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the rows for which an expression is true.
 *
 * @param keep the expression
 */
public record FilterStep(Expression keep) implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.Filter.keep(keep);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(keep.columns(), used);
  }
}
