package farm.analysis.pipeline.spelling;

import static farm.analysis.pipeline.spelling.BeamSpelling.INPUT;
import static farm.analysis.pipeline.spelling.BeamSpelling.TRANSFORMS;
import static farm.analysis.pipeline.spelling.BeamSpelling.TYPE;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.SourcePosition;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Predicate;

/**
 * Puts the steps of nested pipelines into one list, in which each step has a name and names its
 * inputs. A step within another has the name {@code OUTER/INNER}, as in Beam's graph. A list of
 * inputs of a step that reads one becomes a {@code Flatten}.
 */
final class Nesting {

  private static final List<String> KEYS = List.of(TYPE, "name", INPUT, "output", TRANSFORMS);

  private final Predicate<String> takesOneInput;
  private final Problems problems;
  private final List<Node> flat = new ArrayList<>();

  private Nesting(Predicate<String> takesOneInput, Problems problems) {
    this.takesOneInput = takesOneInput;
    this.problems = problems;
  }

  /** Returns true if a step is a pipeline of its own. */
  static boolean isNested(Mapping step) {
    String type = Scope.text(step, TYPE).orElse("");
    return type.equals("chain") || type.equals("composite");
  }

  /** The same pipeline without nested ones. */
  static Mapping unnested(Mapping pipeline, Predicate<String> takesOneInput, Problems problems) {
    Nesting nesting = new Nesting(takesOneInput, problems);
    Scope scope = Scope.of(pipeline, "");
    boolean hasNested = scope.members().stream().anyMatch(member -> member.inner().isPresent());
    if (hasNested) {
      nesting.add(scope, Map.of());
    } else {
      nesting.flat.addAll(scope.odd());
      scope.members().forEach(one -> nesting.add(one.step(), one.flatName(), one.step().at(INPUT)));
    }
    SourcePosition place = pipeline.at(TRANSFORMS).orElse(pipeline).place();
    Mapping flat = pipeline.with(TRANSFORMS, new Sequence(place, nesting.flat));
    return hasNested ? flat.with(TYPE, new Scalar(place, "composite", Style.QUOTED)) : flat;
  }

  private boolean isFlattened(Mapping step) {
    return step.at(INPUT).orElse(null) instanceof Sequence list
        && list.items().size() > 1
        && takesOneInput.test(Scope.text(step, TYPE).orElse(""));
  }

  /**
   * Adds the steps of a pipeline to the list.
   *
   * @param outer the pipeline's inputs by the names that its steps use
   */
  private void add(Scope scope, Map<String, Node> outer) {
    flat.addAll(scope.odd());
    for (int i = 0; i < scope.members().size(); i++) {
      Scope.Member member = scope.members().get(i);
      if (scope.isChain() && member.step().at(INPUT).isPresent()) {
        problems.add(
            member.step().at(INPUT).get().place(),
            "Key 'input' is for pipelines of type composite; in a chain each step reads the one"
                + " before");
      }
      Optional<Node> input =
          scope.isChain()
              ? scope.before(i).map(Node.class::cast).or(() -> only(outer))
              : member.step().at(INPUT).map(node -> resolved(node, scope, outer));
      if (member.inner().isPresent()) {
        KnownKeys.of("a nested pipeline", KEYS).check(member.step(), problems);
        add(member.inner().get(), input.map(Nesting::named).orElse(Map.of()));
      } else {
        add(member.step().with("name", member.flatName()), member.flatName(), input);
      }
    }
  }

  /** Adds a step with an input, and before it the {@code Flatten} that it may need. */
  private void add(Mapping step, Scalar flatName, Optional<Node> input) {
    if (input.isPresent() && isFlattened(step.with(INPUT, input.get()))) {
      SourcePosition place = input.get().place();
      Scalar name = new Scalar(place, flatName.text() + "-Flatten", Style.QUOTED);
      flat.add(
          new Mapping(place, Map.of())
              .with(TYPE, new Scalar(place, "Flatten", Style.QUOTED))
              .with("name", name)
              .with(INPUT, input.get()));
      flat.add(step.with(INPUT, name));
    } else {
      flat.add(input.map(read -> step.with(INPUT, read)).orElse(step.without(INPUT)));
    }
  }

  /** The inputs of a nested pipeline by name; one without a name is called {@code input}. */
  private static Map<String, Node> named(Node input) {
    Map<String, Node> named = new LinkedHashMap<>();
    if (input instanceof Mapping mapping) {
      mapping.entries().forEach((name, entry) -> named.put(name, entry.value()));
    } else {
      named.put(INPUT, input);
    }
    return named;
  }

  /** The input of a chain's first step: that of the chain. */
  private static Optional<Node> only(Map<String, Node> inputs) {
    if (inputs.size() <= 1) {
      return inputs.values().stream().findFirst();
    }
    SourcePosition place = inputs.values().iterator().next().place();
    Mapping all = new Mapping(place, Map.of());
    for (Map.Entry<String, Node> input : inputs.entrySet()) {
      all = all.with(input.getKey(), input.getValue());
    }
    return Optional.of(all);
  }

  /** An input with the names of the flat steps; unknown names stay, and are reported later. */
  private static Node resolved(Node input, Scope scope, Map<String, Node> outer) {
    if (input instanceof Sequence list) {
      List<Node> items = new ArrayList<>();
      for (Node item : list.items()) {
        Node found = resolved(item, scope, outer);
        items.addAll(found instanceof Sequence several ? several.items() : List.of(found));
      }
      return new Sequence(list.place(), items);
    }
    if (input instanceof Mapping mapping) {
      return mapping.withEach(value -> resolved(value, scope, outer));
    }
    String name = ((Scalar) input).text();
    return outer.containsKey(name)
        ? outer.get(name)
        : scope.find(name).map(found -> (Node) at(input.place(), found)).orElse(input);
  }

  private static Scalar at(SourcePosition place, Scalar name) {
    return new Scalar(place, name.text(), Style.QUOTED);
  }
}
