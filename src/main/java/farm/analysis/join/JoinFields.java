package farm.analysis.join;

import java.io.Serializable;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns of one input that the result of a join has. */
public sealed interface JoinFields extends Serializable {

  /** The columns by their names in the result, in order. */
  Map<String, String> byNewName();

  /**
   * Columns that keep their names.
   *
   * @param columns their names, in order
   */
  record Kept(List<String> columns) implements JoinFields {

    /** Copies the list, and checks that no column is named twice. */
    public Kept {
      columns = List.copyOf(columns);
      for (String column : columns) {
        if (columns.indexOf(column) != columns.lastIndexOf(column)) {
          throw new IllegalArgumentException("'fields' names '%s' twice".formatted(column));
        }
      }
    }

    @Override
    public Map<String, String> byNewName() {
      Map<String, String> names = new LinkedHashMap<>();
      columns.forEach(column -> names.put(column, column));
      return names;
    }
  }

  /**
   * Columns with new names.
   *
   * @param byNewName the columns by their new names, in order
   */
  record Renamed(Map<String, String> byNewName) implements JoinFields {

    /** Copies the map. */
    public Renamed {
      byNewName = Collections.unmodifiableMap(new LinkedHashMap<>(byNewName));
    }
  }
}
