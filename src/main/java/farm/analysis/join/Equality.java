package farm.analysis.join;

import java.io.Serializable;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/** Columns of several inputs whose values are equal in joined rows. */
public sealed interface Equality extends Serializable {

  /**
   * The columns by input, for a join of these inputs. The first column is compared with each of the
   * others.
   */
  Map<String, String> columns(Collection<String> inputs);

  /**
   * A column that has the same name in all inputs.
   *
   * @param column its name
   */
  record InAll(String column) implements Equality {

    @Override
    public Map<String, String> columns(Collection<String> inputs) {
      Map<String, String> columns = new LinkedHashMap<>();
      inputs.forEach(input -> columns.put(input, column));
      return columns;
    }
  }

  /**
   * A column of each of some inputs.
   *
   * @param columns the columns by input, at least two
   */
  record Of(Map<String, String> columns) implements Equality {

    /** Copies the map, and checks that it has two columns. */
    public Of {
      columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
      if (columns.size() < 2) {
        throw new IllegalArgumentException(
            "Each of 'equalities' should name columns of at least two inputs, was %s"
                .formatted(columns.toString().replace("=", ": ")));
      }
    }

    @Override
    public Map<String, String> columns(Collection<String> inputs) {
      return columns;
    }
  }
}
