package farm.analysis.pipeline.step;

import farm.analysis.process.DataProcessor;
import farm.analysis.process.value.FillWith;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * Puts values in the place of missing ones.
 *
 * @param values what to fill each column with, by its name
 */
public record FillMissing(Map<String, String> values) implements StepConfig.PerChunk {

  @Override
  public DataProcessor processor() {
    return FillWith.values(values);
  }

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(values.keySet(), used);
  }
}
