package farm.analysis.pipeline.yaml;

import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import java.util.List;
import java.util.Optional;

/** Takes nodes as the shape that they should have; reports those of another shape. */
public record Shapes(Problems problems) {

  /**
   * The value of a key that must be there.
   *
   * @param needs the beginning of a message: {@code A step needs}
   */
  public Optional<Node> required(Mapping mapping, String key, String needs) {
    Optional<Node> value = mapping.at(key);
    if (value.isEmpty()) {
      problems.add(mapping.place(), "%s key '%s'".formatted(needs, key));
    }
    return value;
  }

  /** A mapping. */
  public Optional<Mapping> mapping(Node node, String what, String expected) {
    if (node instanceof Mapping mapping) {
      return Optional.of(mapping);
    }
    refuse(node, what, expected);
    return Optional.empty();
  }

  /** A single value. */
  public Optional<Scalar> text(Node node, String what) {
    if (node instanceof Scalar scalar) {
      return Optional.of(scalar);
    }
    refuse(node, what, "text");
    return Optional.empty();
  }

  /** The items of a list; none if the node isn't a list. */
  public List<Node> list(Node node, String what) {
    if (node instanceof Sequence list) {
      return list.items();
    }
    refuse(node, what, "a list");
    return List.of();
  }

  /**
   * Reports a node.
   *
   * @param what the node, as the beginning of a message: {@code Key 'name' of a step}
   * @param expected the shape that it should have
   */
  public void refuse(Node node, String what, String expected) {
    problems.add(node.place(), "%s should be %s, was %s".formatted(what, expected, node.found()));
  }
}
