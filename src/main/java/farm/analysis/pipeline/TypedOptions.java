package farm.analysis.pipeline;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Problems;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * The options of one of several types, written as {@code {type: name, …}}, or as only the name.
 *
 * @param type the name of the type
 * @param options the other options
 */
record TypedOptions(Scalar type, Mapping options) {

  private static final String TYPE = "type";

  /**
   * The type and the options of a value; without a type, reports that and returns empty.
   *
   * @param what the words for the type in messages: "the name of an aggregation"
   * @param step the binder of the step that has the value as an option
   */
  static Optional<TypedOptions> of(
      Node node, String path, String what, ConfigBinder step, Problems problems) {
    if (!(node instanceof Mapping mapping)) {
      return of(node, new Mapping(node.place(), Map.of()), path, what, step);
    }
    Optional<Node> type = mapping.at(TYPE);
    if (type.isEmpty()) {
      problems.add(node.place(), "%s needs option '%s.%s'".formatted(step.owner(), path, TYPE));
      return Optional.empty();
    }
    Map<String, Entry> options = new LinkedHashMap<>(mapping.entries());
    options.remove(TYPE);
    return of(type.get(), new Mapping(node.place(), options), path, what, step);
  }

  private static Optional<TypedOptions> of(
      Node type, Mapping options, String path, String what, ConfigBinder step) {
    if (!(type instanceof Scalar name) || type.isMissing()) {
      step.refuse(type, path, what + ", or a mapping with its 'type'");
      return Optional.empty();
    }
    return Optional.of(new TypedOptions(name, options));
  }
}
