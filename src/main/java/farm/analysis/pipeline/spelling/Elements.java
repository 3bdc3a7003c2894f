package farm.analysis.pipeline.spelling;

import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import farm.analysis.pipeline.yaml.Node.Sequence;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * Rows in a pipeline file. As in Beam YAML, a row that is a single value has one column named
 * {@code element}, and {@code null} means the same as leaving out the column.
 */
public final class Elements {

  private Elements() {}

  /** The rows as mappings without missing values. */
  public static Node canonical(Node elements) {
    return elements instanceof Sequence rows
        ? new Sequence(rows.place(), rows.items().stream().map(Elements::row).toList())
        : elements;
  }

  private static Node row(Node node) {
    if (node instanceof Scalar && !node.isMissing()) {
      return new Mapping(node.place(), Map.of()).with("element", node);
    }
    if (!(node instanceof Mapping row)) {
      return node;
    }
    Map<String, Entry> present = new LinkedHashMap<>(row.entries());
    present.values().removeIf(entry -> entry.value().isMissing());
    return new Mapping(row.place(), present);
  }
}
