package farm.analysis.pipeline;

import farm.analysis.pipeline.StepGraph.Linked;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Problems;
import java.util.ArrayList;
import java.util.List;

/** Links the steps of a chain: each reads the one before. */
final class StepChain {

  private StepChain() {}

  /** Links the steps in their order; adds mistakes to the problems. */
  static List<Linked> link(List<Step> steps, Problems problems) {
    List<Linked> linked = new ArrayList<>();
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      checkNoInput(step, problems);
      boolean isFirst = i == 0;
      boolean isLast = i == steps.size() - 1;
      StepTypes.named(step.type()).ifPresent(kind -> check(step, kind, isFirst, isLast, problems));
      linked.add(new Linked(step, i == 0 ? List.of() : List.of(i - 1)));
    }
    return linked;
  }

  /** Checks that a chain reads first, writes or checks last, and transforms in between. */
  private static void check(
      Step step, Class<?> kind, boolean isFirst, boolean isLast, Problems problems) {
    boolean reads = StepConfig.Read.class.isAssignableFrom(kind);
    boolean writes = StepConfig.Write.class.isAssignableFrom(kind);
    boolean checks = StepConfig.Check.class.isAssignableFrom(kind);
    if (reads != isFirst) {
      problems.add(
          step.typePlace(),
          reads
              ? "%s should be the first step of a chain".formatted(step.type())
              : "A chain should begin with a ReadFrom… step, not with %s".formatted(step.type()));
    }
    if (writes && !isLast) {
      problems.add(
          step.typePlace(), "%s should be the last step of a chain".formatted(step.type()));
    }
    if (StepConfig.TwoInputs.class.isAssignableFrom(kind)) {
      problems.add(
          step.typePlace(),
          "%s needs two steps as 'input', so the pipeline should be of type composite"
              .formatted(step.type()));
    }
    if (isLast && !writes && !checks) {
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
