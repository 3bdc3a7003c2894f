package farm.analysis.pipeline;

import farm.analysis.pipeline.step.group.GroupKey;
import farm.analysis.pipeline.yaml.Node;
import farm.analysis.pipeline.yaml.Node.Entry;
import farm.analysis.pipeline.yaml.Node.Mapping;
import farm.analysis.pipeline.yaml.Node.Scalar;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Binds the keys of a grouping: names of columns, and mappings of new names to expressions. */
final class KeyBinder {

  private final ConfigBinder step;

  /** Binds keys in the options of {@code step}. */
  KeyBinder(ConfigBinder step) {
    this.step = step;
  }

  /** The keys; null if something was wrong and is in the problems. */
  @Nullable List<GroupKey> keys(Node node, String path) {
    List<GroupKey> keys = new ArrayList<>();
    boolean sound = true;
    for (Node item : ConfigBinder.items(node)) {
      if (item instanceof Mapping mapping) {
        sound &= addNamed(mapping, path, keys);
      } else if (item instanceof Scalar column && !column.isMissing()) {
        keys.add(new GroupKey(column.text(), null));
      } else {
        step.refuse(item, path, "text or a mapping");
        sound = false;
      }
    }
    return sound ? List.copyOf(keys) : null;
  }

  private boolean addNamed(Mapping mapping, String path, List<GroupKey> keys) {
    boolean sound = true;
    for (Map.Entry<String, Entry> entry : mapping.entries().entrySet()) {
      Node value = entry.getValue().value();
      if (value instanceof Scalar expression && !expression.text().isBlank()) {
        keys.add(new GroupKey(entry.getKey(), expression.text()));
      } else {
        step.refuse(value, path + "." + entry.getKey(), "an expression");
        sound = false;
      }
    }
    return sound;
  }
}
