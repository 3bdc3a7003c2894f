package farm.analysis.pipeline.step.process;

import farm.analysis.chunk.ColumnType;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import farm.analysis.process.value.Cast.Errors;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Converts columns to other types.
 *
 * @param columns the new types by the names of the columns
 * @param errors the treatment of a value that its type can't hold: fail (the default) ends the run,
 *     missing makes it missing
 */
public record CastStep(Map<String, ColumnType> columns, @Default("fail") Errors errors)
    implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.value.Cast.to(columns).withErrors(errors);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(columns.keySet(), used);
  }
}
