package farm.analysis.pipeline;

import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.IntFunction;
import java.util.function.Predicate;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Links the steps of a composite pipeline to the steps that they read. */
final class StepGraph {

  private final List<Step> steps;
  private final Problems problems;
  private final List<List<Integer>> inputs = new ArrayList<>();

  private StepGraph(List<Step> steps, Problems problems) {
    this.steps = steps;
    this.problems = problems;
    steps.forEach(step -> inputs.add(step.inputs().stream().map(this::find).toList()));
  }

  /** Orders the steps so that each follows those it reads; adds mistakes to the problems. */
  static List<Linked> link(List<Step> steps, Problems problems) {
    StepGraph graph = new StepGraph(steps, problems);
    graph.checkInputs();
    graph.checkOutputs();
    return graph.inOrder();
  }

  /** A step, and the indexes in the ordered list of the steps that it reads. */
  record Linked(Step step, List<Integer> inputs) {

    /** A value for each input, found by its index; by the step's names for its inputs, in order. */
    <T> Map<String, T> byName(IntFunction<T> value) {
      Map<String, T> values = new LinkedHashMap<>();
      step.inputNames().forEach(name -> values.put(name, value.apply(inputs.get(values.size()))));
      return values;
    }
  }

  private int find(Scalar name) {
    return find(name, steps, problems);
  }

  /**
   * The index of the only step with this name or, if no step has the name, with this type. If there
   * isn't exactly one, reports it and returns -1.
   */
  static int find(Scalar name, List<Step> steps, Problems problems) {
    int[] named = matching(steps, step -> name.text().equals(step.name()));
    int[] found =
        named.length > 0 ? named : matching(steps, step -> name.text().equals(step.type()));
    if (found.length == 1) {
      return found[0];
    }
    Set<String> names = new TreeSet<>();
    steps.forEach(step -> names.add(step.name() == null ? step.type() : step.name()));
    problems.add(
        name.place(),
        found.length > 1
            ? "Name '%s' could be any of %d steps; give each a name of its own"
                .formatted(name.text(), found.length)
            : "No step is named '%s'%s"
                .formatted(name.text(), NearestName.choices(name.text(), "steps", names)));
    return -1;
  }

  private static int[] matching(List<Step> steps, Predicate<Step> wanted) {
    return IntStream.range(0, steps.size()).filter(i -> wanted.test(steps.get(i))).toArray();
  }

  private void checkInputs() {
    for (Step step : steps) {
      Class<?> kind = StepTypes.named(step.type()).orElse(null);
      if (kind == null) {
        continue;
      }
      if (StepConfig.NamedInputs.class.isAssignableFrom(kind)) {
        checkNamedInputs(step);
        continue;
      }
      int count = step.inputs().size();
      boolean reads = StepConfig.Read.class.isAssignableFrom(kind);
      boolean merges = StepConfig.Merge.class.isAssignableFrom(kind);
      boolean joins = StepConfig.TwoInputs.class.isAssignableFrom(kind);
      if (reads && count > 0) {
        problems.add(
            step.typePlace(),
            "%s begins a pipeline, so it can't have 'input'".formatted(step.type()));
      } else if (merges && count == 0) {
        problems.add(step.typePlace(), "%s needs 'input', a list of steps".formatted(step.type()));
      } else if (joins && count != 2) {
        problems.add(
            step.typePlace(),
            "%s needs two steps as 'input', has %d".formatted(step.type(), count));
      } else if (StepTypes.takesOneInput(step.type()) && count != 1) {
        problems.add(
            step.typePlace(), "%s needs one step as 'input', has %d".formatted(step.type(), count));
      }
    }
  }

  private void checkNamedInputs(Step step) {
    if (step.inputNames().size() < 2) {
      List<String> names = step.inputs().stream().map(Scalar::text).toList();
      String example =
          IntStream.range(0, Math.max(2, names.size()))
              .mapToObj(i -> "%c: %s".formatted('a' + i, i < names.size() ? names.get(i) : "…"))
              .collect(Collectors.joining(", ", "{", "}"));
      problems.add(
          step.typePlace(),
          "%s needs at least two steps as 'input', each with a name for the options, such as input:"
                  .formatted(step.type())
              + " "
              + example);
    }
  }

  private void checkOutputs() {
    Set<Integer> used = new LinkedHashSet<>();
    inputs.forEach(used::addAll);
    for (int i = 0; i < steps.size(); i++) {
      Step step = steps.get(i);
      Optional<Class<? extends Record>> type = StepTypes.named(step.type());
      boolean writes = type.filter(StepConfig.Write.class::isAssignableFrom).isPresent();
      boolean checks = type.filter(StepConfig.Check.class::isAssignableFrom).isPresent();
      if (writes && used.contains(i)) {
        problems.add(step.typePlace(), "%s has no output to read".formatted(step.type()));
      } else if (type.isPresent() && !writes && !checks && !used.contains(i)) {
        problems.add(
            step.typePlace(),
            "No step reads the output of %s; add one, such as a WriteTo… step"
                .formatted(step.named()));
      }
    }
  }

  private List<Linked> inOrder() {
    List<Integer> order = new ArrayList<>();
    boolean progress = true;
    while (progress) {
      progress = false;
      for (int i = 0; i < steps.size(); i++) {
        if (!order.contains(i) && order.containsAll(withoutUnknown(inputs.get(i)))) {
          order.add(i);
          progress = true;
        }
      }
    }
    for (int i = 0; i < steps.size(); i++) {
      int step = i;
      boolean isRead =
          IntStream.range(0, steps.size())
              .anyMatch(user -> !order.contains(user) && inputs.get(user).contains(step));
      if (!order.contains(i) && isRead) {
        problems.add(
            steps.get(i).typePlace(),
            "%s reads its own output, directly or through other steps"
                .formatted(steps.get(i).named()));
      }
    }
    return order.stream()
        .map(i -> new Linked(steps.get(i), inputs.get(i).stream().map(order::indexOf).toList()))
        .toList();
  }

  private static List<Integer> withoutUnknown(List<Integer> indexes) {
    return indexes.stream().filter(index -> index >= 0).toList();
  }
}
