package farm.analysis.pipeline;

import farm.analysis.load.DataLoader;
import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The approximate sizes of the results of steps in bytes, by which joins choose the side that is
 * held in memory. Filters count as if they kept all rows.
 */
final class StepSizes {

  private final List<Linked> steps;
  private final List<Long> bytes = new ArrayList<>();

  /**
   * The sizes of the results of these steps.
   *
   * @param loaders the loaders of the steps that read, by the step's index
   */
  StepSizes(List<Linked> steps, List<StepConfig> configs, Map<Integer, DataLoader> loaders) {
    this.steps = steps;
    for (int i = 0; i < steps.size(); i++) {
      DataLoader loader = loaders.get(i);
      bytes.add(loader != null ? loader.inputs().rowBytes() : ofResult(i, configs.get(i)));
    }
  }

  private long ofResult(int step, StepConfig config) {
    if (config instanceof StepConfig.Transform) {
      return 0; // the groups of all rows fit into the memory of one worker
    }
    List<Integer> inputs = steps.get(step).inputs();
    return config instanceof StepConfig.TwoPass
        ? bytes.get(inputs.get(0))
        : inputs.stream().mapToLong(bytes::get).sum();
  }

  /** The sizes of the inputs of a step that has several, by its names for them. */
  Map<String, Long> inputsOf(int step) {
    Map<String, Long> sizes = new LinkedHashMap<>();
    List<String> names = steps.get(step).step().inputNames();
    for (int i = 0; i < names.size(); i++) {
      sizes.put(names.get(i), bytes.get(steps.get(step).inputs().get(i)));
    }
    return sizes;
  }
}
