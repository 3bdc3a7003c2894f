package farm.analysis.pipeline;

import farm.analysis.load.DataLoader;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * The steps that work on one input of a read at a time, because the read keeps the rows together
 * that they need; for explanations.
 *
 * @param loaders the loaders of the steps that read, by the step's index
 */
record RowsKept(List<Linked> steps, List<StepConfig> configs, Map<Integer, DataLoader> loaders) {

  /** The read that keeps rows together for a step; empty if none does. */
  Optional<Integer> readOf(int i) {
    return configs.get(i) instanceof StepConfig.Transform transform
        ? transform.keptTogether().flatMap(columns -> read(steps.get(i).inputs().get(0), columns))
        : Optional.empty();
  }

  private Optional<Integer> read(int i, List<String> columns) {
    StepConfig config = configs.get(i);
    if (config instanceof StepConfig.Read) {
      DataLoader loader = Objects.requireNonNull(loaders.get(i));
      return loader.keepTogether(columns).map(kept -> i);
    }
    boolean passesOn =
        config instanceof StepConfig.PerChunk
            || config instanceof StepConfig.Check
            || config instanceof StepConfig.TwoPass
            || readOf(i).isPresent();
    return passesOn ? read(steps.get(i).inputs().get(0), columns) : Optional.empty();
  }

  /** Returns true if each task of a step that reads takes whole inputs. */
  boolean takesWhole(int read) {
    return IntStream.range(0, steps.size()).anyMatch(i -> readOf(i).equals(Optional.of(read)));
  }
}
