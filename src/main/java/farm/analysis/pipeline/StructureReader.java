package farm.analysis.pipeline;

import static java.util.stream.Collectors.joining;

import farm.analysis.pipeline.spelling.KnownKeys;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import farm.analysis.pipeline.yaml.Parameters;
import farm.analysis.pipeline.yaml.Problems;
import farm.analysis.problem.NearestName;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Reads the steps of a document: the fixed keys of a pipeline file, outside the configs. */
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

  StructureReader(Problems problems) {
    this.problems = problems;
  }

  /**
   * The file with the steps that could be read, in the order of the document.
   *
   * @param text the text of the file
   * @param parameters the values of its templates
   */
  Optional<PipelineFile> file(Node root, String text, Parameters parameters) {
    return mapping(root, "A pipeline file", "a mapping with key 'pipeline'")
        .flatMap(file -> file(file, text, parameters));
  }

  private Optional<PipelineFile> file(Mapping file, String text, Parameters parameters) {
    List<RunnerOption> options = file.at("options").map(this::options).orElse(List.of());
    return pipelineOf(file)
        .flatMap(pipeline -> mapping(pipeline, "Key 'pipeline'", "a mapping"))
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
    return mapping(node, "Key 'options'", "a mapping").stream()
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
      refuseShape(value, "Option '%s'".formatted(name), "a value or a list of values");
      return Optional.empty();
    }
    String text = items.stream().map(item -> ((Scalar) item).text()).collect(joining(","));
    return Optional.of(new RunnerOption(name, text, value.place()));
  }

  private Optional<Node> pipelineOf(Mapping file) {
    FILE.check(file, problems);
    return required(file, "pipeline", "A pipeline file");
  }

  private boolean isChain(Mapping pipeline) {
    PIPELINE.check(pipeline, problems);
    Optional<Scalar> type =
        required(pipeline, "type", "A pipeline")
            .flatMap(node -> text(node, "Key 'type' of a pipeline"));
    type.ifPresent(this::checkType);
    return type.filter(scalar -> scalar.text().equals("composite")).isEmpty();
  }

  private List<Step> steps(Mapping pipeline) {
    return required(pipeline, "transforms", "A pipeline").map(this::transforms).orElse(List.of());
  }

  private void checkType(Scalar type) {
    if (!PIPELINE_TYPES.contains(type.text())) {
      String known = known(type.text(), PIPELINE_TYPES);
      problems.add(type.place(), "Unknown pipeline type " + type.found() + known);
    }
  }

  private List<Step> transforms(Node node) {
    if (!(node instanceof Sequence transforms)) {
      refuseShape(node, "Key 'transforms' of a pipeline", "a list of steps");
      return List.of();
    }
    if (transforms.items().isEmpty()) {
      problems.add(node.place(), "A pipeline needs at least one step under 'transforms'");
    }
    return transforms.items().stream()
        .flatMap(item -> mapping(item, "A step", "a mapping with key 'type'").stream())
        .flatMap(item -> step(item).stream())
        .toList();
  }

  private Optional<Step> step(Mapping step) {
    step.entries().values().forEach(entry -> refuseCode(entry.value()));
    STEP.check(step, problems);
    Optional<Scalar> type =
        required(step, "type", "A step").flatMap(node -> text(node, "Key 'type' of a step"));
    Optional<Scalar> name = step.at("name").flatMap(node -> text(node, "Key 'name' of a step"));
    Optional<Mapping> config =
        step.at("config").flatMap(node -> mapping(node, "Key 'config' of a step", "a mapping"));
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
    return names.stream().flatMap(name -> text(name, "Key 'input' of a step").stream()).toList();
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

  private Optional<Node> required(Mapping mapping, String key, String owner) {
    Optional<Node> value = mapping.at(key);
    if (value.isEmpty()) {
      problems.add(mapping.place(), "%s needs key '%s'".formatted(owner, key));
    }
    return value;
  }

  private Optional<Mapping> mapping(Node node, String what, String expected) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuseShape(node, what, expected);
    return Optional.empty();
  }

  private Optional<Scalar> text(Node node, String what) {
    if (node instanceof Scalar scalar) {
      return Optional.of(scalar);
    }
    refuseShape(node, what, "text");
    return Optional.empty();
  }

  private void refuseShape(Node node, String what, String expected) {
    problems.add(node.place(), "%s should be %s, was %s".formatted(what, expected, node.found()));
  }
}
