package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Node.Style;
import farm.analysis.pipeline.yaml.Problems;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;

/**
 * Brings a pipeline file into one form: the pipeline has a type and one list of steps, and each
 * step has the options of its config record. The other forms mean what they mean in Beam YAML 2.70
 * ({@code yaml_transform.py}, {@code yaml_mapping.py} and {@code yaml_combine.py} in Beam's
 * repository). Parts of an unexpected shape stay as they are, and are reported later.
 */
public final class BeamSpelling {

  static final String TYPE = "type";
  static final String INPUT = "input";
  static final String TRANSFORMS = "transforms";

  private static final String PIPELINE = "pipeline";

  private final Problems problems;
  private final StepSpelling steps;
  private final Predicate<String> takesOneInput;

  private BeamSpelling(Predicate<String> takesOneInput, Problems problems) {
    this.problems = problems;
    this.steps = new StepSpelling(problems);
    this.takesOneInput = takesOneInput;
  }

  /**
   * The file in that form.
   *
   * @param takesOneInput true for a type of step that reads one input, so that a list of inputs
   *     stands for all their rows
   * @param problems receives the parts that can't be brought into that form
   */
  public static Node canonical(Node root, Predicate<String> takesOneInput, Problems problems) {
    if (!(root instanceof Mapping file) || file.at(PIPELINE).isEmpty()) {
      return root;
    }
    BeamSpelling spelling = new BeamSpelling(takesOneInput, problems);
    Node pipeline = file.at(PIPELINE).get();
    if (pipeline instanceof Sequence list) {
      Mapping listed = new Mapping(list.place(), Map.of()).with(TRANSFORMS, list);
      return file.with(PIPELINE, spelling.pipeline(listed));
    }
    return pipeline instanceof Mapping mapping
        ? file.with(PIPELINE, spelling.pipeline(mapping))
        : root;
  }

  private Mapping pipeline(Mapping written) {
    Mapping whole = withType(withSteps(written));
    return whole.at(TRANSFORMS).filter(Sequence.class::isInstance).isPresent()
        ? Nesting.unnested(whole, takesOneInput, problems)
        : whole;
  }

  /** The same with a type; a pipeline without one is a composite, whose steps name their inputs. */
  private Mapping withType(Mapping pipeline) {
    if (pipeline.entries().containsKey(TYPE)) {
      return pipeline;
    }
    boolean namesInputs =
        items(pipeline).stream()
            .anyMatch(item -> item instanceof Mapping step && step.at(INPUT).isPresent());
    if (!namesInputs && !items(pipeline).isEmpty()) {
      problems.add(
          pipeline.place(),
          "A pipeline without key 'type' is a composite, as in Beam YAML: its steps name their"
              + " 'input'. If each step reads the one before, add 'type: chain'");
    }
    return pipeline.with(
        TYPE, new Scalar(pipeline.place(), namesInputs ? "composite" : "chain", Style.QUOTED));
  }

  /**
   * The same with the steps {@code source} and {@code sink} first and last in its list, and with
   * each step in its one form.
   */
  private Mapping withSteps(Mapping pipeline) {
    List<Node> all = new ArrayList<>();
    pipeline.at("source").ifPresent(all::add);
    all.addAll(items(pipeline));
    pipeline.at("sink").ifPresent(all::add);
    return all.isEmpty()
        ? pipeline
        : pipeline
            .with(
                TRANSFORMS,
                new Sequence(
                    pipeline.at(TRANSFORMS).orElse(all.get(0)).place(),
                    all.stream().map(this::step).toList()))
            .without("source")
            .without("sink");
  }

  private Node step(Node node) {
    if (!(node instanceof Mapping step)) {
      return node;
    }
    return Nesting.isNested(step) ? withSteps(step) : steps.canonical(step);
  }

  /** The steps of a pipeline; none if it has no list of them. */
  static List<Node> items(Mapping pipeline) {
    return pipeline.at(TRANSFORMS).orElse(null) instanceof Sequence list ? list.items() : List.of();
  }
}
