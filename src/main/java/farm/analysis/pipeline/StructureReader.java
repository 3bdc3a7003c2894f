package farm.analysis.pipeline;

import static java.util.stream.Collectors.joining;

import farm.analysis.pipeline.spelling.KnownKeys;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.pipeline.yaml.Shapes;
import farm.analysis.problem.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the fixed keys of a pipeline file and of its steps, but not the configs of steps. */
final class StructureReader {

  /** The keys under which Beam YAML takes code; they are refused anywhere in a step. */
  static final Set<String> CODE_KEYS = Set.of("language", "callable");

  private static final KnownKeys FILE =
      KnownKeys.of("a pipeline file", List.of("pipeline", "options", "tests"));
  private static final KnownKeys PIPELINE =
      KnownKeys.of("a pipeline", List.of("type", "transforms"));
  private static final KnownKeys STEP =
      KnownKeys.of("a step", List.of("type", "name", "input", "config"));
  private static final List<String> PIPELINE_TYPES = List.of("chain", "composite");

  private final Problems problems;
  private final Shapes shapes;

  StructureReader(Problems problems) {
    this.problems = problems;
    this.shapes = new Shapes(problems);
  }

  /**
   * The file with the steps that could be read, in the order of the document.
   *
   * @param text the text of the file
   * @param parameters the values of its templates
   */
  Optional<PipelineFile> file(Node root, String text, Parameters parameters) {
    return shapes
        .mapping(root, "A pipeline file", "a mapping with key 'pipeline'")
        .flatMap(file -> file(file, text, parameters));
  }

  private Optional<PipelineFile> file(Mapping file, String text, Parameters parameters) {
    List<RunnerOption> options = file.at("options").map(this::options).orElse(List.of());
    return pipelineOf(file)
        .flatMap(pipeline -> shapes.mapping(pipeline, "Key 'pipeline'", "a mapping"))
        .map(
            pipeline ->
                new PipelineFile(
                    file.place().file(),
                    text,
                    parameters,
                    isChain(pipeline),
                    steps(pipeline),
                    options,
                    file.at("tests")));
  }

  private List<RunnerOption> options(Node node) {
    return shapes.mapping(node, "Key 'options'", "a mapping").stream()
        .flatMap(options -> options.entries().entrySet().stream())
        .flatMap(option -> option(option.getKey(), option.getValue().value()).stream())
        .toList();
  }

  private Optional<RunnerOption> option(String name, Node value) {
    List<Node> items = value instanceof Sequence list ? list.items() : List.of(value);
    if (value.isMissing()) {
      return Optional.empty();
    }
    if (!items.stream().allMatch(Scalar.class::isInstance)) {
      shapes.refuse(value, "Option '%s'".formatted(name), "a value or a list of values");
      return Optional.empty();
    }
    String text = items.stream().map(item -> ((Scalar) item).text()).collect(joining(","));
    return Optional.of(new RunnerOption(name, text, value.place()));
  }

  private Optional<Node> pipelineOf(Mapping file) {
    FILE.check(file, problems);
    return shapes.required(file, "pipeline", "A pipeline file needs");
  }

  private boolean isChain(Mapping pipeline) {
    PIPELINE.check(pipeline, problems);
    Optional<Scalar> type =
        shapes
            .required(pipeline, "type", "A pipeline needs")
            .flatMap(node -> shapes.text(node, "Key 'type' of a pipeline"));
    type.ifPresent(this::checkType);
    return type.filter(scalar -> scalar.text().equals("composite")).isEmpty();
  }

  private List<Step> steps(Mapping pipeline) {
    return shapes
        .required(pipeline, "transforms", "A pipeline needs")
        .map(this::transforms)
        .orElse(List.of());
  }

  private void checkType(Scalar type) {
    if (!PIPELINE_TYPES.contains(type.text())) {
      String known = known(type.text(), PIPELINE_TYPES);
      problems.add(type.place(), "Unknown pipeline type " + type.found() + known);
    }
  }

  private List<Step> transforms(Node node) {
    if (!(node instanceof Sequence transforms)) {
      shapes.refuse(node, "Key 'transforms' of a pipeline", "a list of steps");
      return List.of();
    }
    if (transforms.items().isEmpty()) {
      problems.add(node.place(), "A pipeline needs at least one step under 'transforms'");
    }
    return transforms.items().stream()
        .flatMap(item -> shapes.mapping(item, "A step", "a mapping with key 'type'").stream())
        .flatMap(item -> step(item).stream())
        .toList();
  }

  private Optional<Step> step(Mapping step) {
    step.entries().values().forEach(entry -> refuseCode(entry.value()));
    STEP.check(step, problems);
    Optional<Scalar> type =
        shapes
            .required(step, "type", "A step needs")
            .flatMap(node -> shapes.text(node, "Key 'type' of a step"));
    Optional<Scalar> name =
        step.at("name").flatMap(node -> shapes.text(node, "Key 'name' of a step"));
    Optional<Mapping> config =
        step.at("config")
            .flatMap(node -> shapes.mapping(node, "Key 'config' of a step", "a mapping"));
    return type.map(
        found ->
            new Step(
                found.text(),
                found.place(),
                name.map(Scalar::text).orElse(null),
                step.place(),
                step.at("input").map(this::inputs).orElse(List.of()),
                step.at("input").map(StructureReader::inputNames).orElse(List.of()),
                config.orElse(new Mapping(found.place(), Map.of()))));
  }

  /** The names of inputs: one name, a list of names or, as in Beam YAML, a mapping of names. */
  private List<Scalar> inputs(Node node) {
    List<Node> names =
        node instanceof Sequence sequence
            ? sequence.items()
            : node instanceof Mapping mapping
                ? mapping.entries().values().stream().map(Node.Entry::value).toList()
                : List.of(node);
    return names.stream()
        .flatMap(name -> shapes.text(name, "Key 'input' of a step").stream())
        .toList();
  }

  private static List<String> inputNames(Node node) {
    return node instanceof Mapping mapping ? List.copyOf(mapping.entries().keySet()) : List.of();
  }

  private void refuseCode(Node node) {
    if (node instanceof Sequence sequence) {
      sequence.items().forEach(this::refuseCode);
    }
    if (node instanceof Mapping mapping) {
      mapping
          .entries()
          .forEach(
              (key, entry) -> {
                if (CODE_KEYS.contains(key)) {
                  String message = "Key '%s' isn't allowed: %s";
                  problems.add(entry.keyPlace(), message.formatted(key, KnownKeys.NO_CODE));
                }
                refuseCode(entry.value());
              });
    }
  }

  private static String known(String wrong, List<String> known) {
    return NearestName.choices(wrong, "known", known);
  }
}
