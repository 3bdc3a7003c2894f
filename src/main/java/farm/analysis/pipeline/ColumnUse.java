package farm.analysis.pipeline;

import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The columns of each step's result that later steps use, so that readers can skip the others. */
final class ColumnUse {

  private ColumnUse() {}

  /** For each step, the names of the columns of its result that are used; empty if all are. */
  static List<Optional<Set<String>>> of(List<Linked> steps, List<StepConfig> configs) {
    List<Optional<Set<String>>> used = new ArrayList<>();
    steps.forEach(step -> used.add(Optional.of(Set.of())));
    for (int i = steps.size() - 1; i >= 0; i--) {
      List<Integer> inputs = steps.get(i).inputs();
      for (int input = 0; input < inputs.size(); input++) {
        Optional<Set<String>> read = reads(steps.get(i), configs.get(i), input, used.get(i));
        int step = inputs.get(input);
        used.set(step, union(used.get(step), read));
      }
    }
    return used;
  }

  /**
   * The columns of one of its inputs that a step reads; empty for all.
   *
   * @param input the number of the input, from 0
   * @param used the columns of the step's result that later steps use; empty if they use all
   */
  static Optional<Set<String>> reads(
      Linked step, StepConfig config, int input, Optional<Set<String>> used) {
    if (config instanceof StepConfig.NamedInputs named) {
      return named.reads(step.step().inputNames().get(input), used);
    }
    return input > 0 && config instanceof StepConfig.TwoInputs twoInputs
        ? twoInputs.readsFacts()
        : config.reads(used);
  }

  private static Optional<Set<String>> union(Optional<Set<String>> one, Optional<Set<String>> two) {
    if (one.isEmpty() || two.isEmpty()) {
      return Optional.empty();
    }
    Set<String> both = new LinkedHashSet<>(one.get());
    both.addAll(two.get());
    return Optional.of(both);
  }
}
