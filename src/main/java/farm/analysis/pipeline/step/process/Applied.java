package farm.analysis.pipeline.step.process;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.process.DataProcessor;
import java.util.Optional;
import java.util.Set;

/**
 * A processor of some columns: the simplest form of a step that has several forms.
 *
 * @param processor the processor
 * @param columns the columns that it reads
 */
record Applied(DataProcessor processor, Set<String> columns) implements StepConfig.PerChunk {

  @Override
  public Optional<Set<String>> reads(Optional<Set<String>> used) {
    return StepConfig.PerChunk.usedAnd(columns, used);
  }
}
