package farm.analysis.pipeline;

import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/**
 * Links the steps of a chain: each reads the one before. If the chain ends with several steps that
 * write, all of them read the step before the first.
 */
final class StepChain {

  private StepChain() {}

  /** Links the steps in their order; adds mistakes to the problems. */
  static List<Linked> link(List<Step> steps, Problems problems) {
    int end = endOf(steps);
    List<Linked> linked = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      checkNoInput(steps.get(i), problems);
      check(i, steps, i >= end, problems);
      linked.add(
          new Linked(
              steps.get(i), i == 0 ? List.of() : List.of(Math.max(0, Math.min(i, end) - 1))));
    }
    return linked;
  }

  /** The index of the first of the steps that write at the end of the chain. */
  private static int endOf(List<Step> steps) {
    int end = steps.size();
    while (end > 0 && isA(StepConfig.Write.class, steps.get(end - 1))) {
      end--;
    }
    return end;
  }

  private static boolean isA(Class<?> kind, Step step) {
    return StepTypes.named(step.type()).filter(kind::isAssignableFrom).isPresent();
  }

  /**
   * Checks that a chain reads first, writes or checks last, and transforms in between.
   *
   * @param atEnd true if only steps that write follow
   */
  private static void check(int index, List<Step> steps, boolean atEnd, Problems problems) {
    Step step = steps.get(index);
    if (StepTypes.named(step.type()).isEmpty()) {
      return;
    }
    boolean reads = isA(StepConfig.Read.class, step);
    boolean writes = isA(StepConfig.Write.class, step);
    boolean isLast = index == steps.size() - 1;
    if (reads != (index == 0)) {
      problems.add(
          step.typePlace(),
          reads
              ? "%s should be the first step of a chain".formatted(step.type())
              : "A chain should begin with a ReadFrom… step, not with %s".formatted(step.type()));
    }
    if (writes && !atEnd) {
      problems.add(
          step.typePlace(),
          "%s should be at the end of a chain; only other WriteTo… steps can follow it"
              .formatted(step.type()));
    }
    if (isA(StepConfig.TwoInputs.class, step)) {
      problems.add(
          step.typePlace(),
          "%s needs two steps as 'input', so the pipeline should be of type composite"
              .formatted(step.type()));
    }
    if (isA(StepConfig.NamedInputs.class, step)) {
      problems.add(
          step.typePlace(),
          "%s needs several named steps as 'input', so the pipeline should be of type composite"
              .formatted(step.type()));
    }
    if (isLast && !writes && !isA(StepConfig.Check.class, step)) {
      problems.add(
          step.typePlace(),
          "A chain should end with a WriteTo… step, not with %s".formatted(step.type()));
    }
  }

  private static void checkNoInput(Step step, Problems problems) {
    if (!step.inputs().isEmpty()) {
      problems.add(
          step.inputs().get(0).place(),
          "Key 'input' is for pipelines of type composite; in a chain each step reads the one"
              + " before");
    }
  }
}
