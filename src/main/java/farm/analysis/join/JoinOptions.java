package farm.analysis.join;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a join.
 *
 * @param fields the columns of the result, by input; all columns of inputs that it doesn't name
 * @param broadcast the inputs to hold in memory, whatever their sizes
 */
record JoinOptions(
    JoinType type, Equalities equalities, Map<String, JoinFields> fields, List<String> broadcast)
    implements Serializable {

  /** Copies the map and the list. */
  JoinOptions {
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    broadcast = List.copyOf(broadcast);
  }
}
