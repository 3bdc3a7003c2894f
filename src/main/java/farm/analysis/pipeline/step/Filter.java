package farm.analysis.pipeline.step;

import farm.analysis.expression.Expression;
import farm.analysis.process.DataProcessor;
import java.util.Optional;
import java.util.Set;

/**
 * Keeps the rows for which an expression is true.
 *
 * @param keep the expression
 */
public record Filter(Expression keep) implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.Filter.keep(keep);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(keep.columns(), used);
  }
}
