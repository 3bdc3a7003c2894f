package farm.analysis.pipeline;

import farm.analysis.load.DataLoader;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The approximate sizes of the results of steps in bytes, by which joins choose the side that is
 * held in memory. Filters count as if they kept all rows.
 */
final class StepSizes {

  private final List<Linked> steps;
  private final List<StepConfig> configs;
  private final Map<Integer, DataLoader> loaders;
  private final Map<Integer, Long> known = new HashMap<>();

  /**
   * The sizes of the results of these steps.
   *
   * @param loaders the loaders of the steps that read, by the step's index
   */
  StepSizes(List<Linked> steps, List<StepConfig> configs, Map<Integer, DataLoader> loaders) {
    this.steps = steps;
    this.configs = configs;
    this.loaders = loaders;
  }

  /** The size of the result of a step. */
  long of(int step) {
    Long bytes = known.get(step);
    if (bytes == null) {
      bytes = ofResult(step);
      known.put(step, bytes);
    }
    return bytes;
  }

  private long ofResult(int step) {
    DataLoader loader = loaders.get(step);
    if (loader != null) {
      return loader.inputs().rowBytes();
    }
    if (configs.get(step) instanceof StepConfig.Transform transform && !transform.keepsRows()) {
      return 0; // the groups of all rows fit into the memory of one worker
    }
    List<Integer> inputs = steps.get(step).inputs();
    return configs.get(step) instanceof StepConfig.TwoPass
        ? of(inputs.get(0))
        : inputs.stream().mapToLong(this::of).sum();
  }
}
