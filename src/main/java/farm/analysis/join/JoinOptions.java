package farm.analysis.join;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * The options of a join.
 *
 * @param equalities the equalities of joined rows, at least one
 * @param fields the columns of the result, by input; all columns of inputs that it doesn't name
 * @param broadcast the inputs to hold in memory, whatever their sizes
 */
record JoinOptions(
    JoinType type,
    List<Equality> equalities,
    Map<String, JoinFields> fields,
    List<String> broadcast)
    implements Serializable {

  /** Copies the lists and the map, and checks that there are equalities. */
  JoinOptions {
    equalities = List.copyOf(equalities);
    if (equalities.isEmpty()) {
      throw new IllegalArgumentException("'equalities' should have at least one, was empty");
    }
    fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
    broadcast = List.copyOf(broadcast);
  }
}
