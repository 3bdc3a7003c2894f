package farm.analysis.pipeline.step;

import farm.analysis.chunk.ColumnType;
import farm.analysis.process.DataProcessor;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Turns columns into other types.
 *
 * @param columns the new types by the names of the columns
 */
public record Cast(Map<String, ColumnType> columns) implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return farm.analysis.process.value.Cast.to(columns);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(columns.keySet(), used);
  }
}
