package farm.analysis.operator;

import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The steps that give the chunks of a flow.
 *
 * @param all the steps
 * @param isUnion true if the flow mixes the chunks of several flows, even of one step
 */
record FlowRoots(Set<FlowRoot> all, boolean isUnion) {

  /** The chunks of one step. */
  static FlowRoots of(FlowRoot root) {
    return new FlowRoots(Set.of(root), false);
  }

  /** The chunks of all these. */
  static FlowRoots union(List<FlowRoots> several) {
    Set<FlowRoot> all = new LinkedHashSet<>();
    several.forEach(roots -> all.addAll(roots.all));
    return new FlowRoots(all, several.size() > 1);
  }

  /** Asks the step to keep rows together; see {@link ChunkFlow#keepTogether}. */
  Optional<RowsTogether> keepTogether(Collection<String> columns) {
    return isUnion ? Optional.empty() : all.iterator().next().keepTogether(columns);
  }
}
