package farm.analysis.join;

import java.io.Serializable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The columns whose values are equal in joined rows. */
public sealed interface Equalities extends Serializable {

  /** The columns by input, for each equality of a join of these inputs. */
  List<Map<String, String>> of(Collection<String> inputs);

  /**
   * A column that has the same name in all inputs.
   *
   * @param column its name
   */
  record Everywhere(String column) implements Equalities {

    @Override
    public List<Map<String, String>> of(Collection<String> inputs) {
      Map<String, String> columns = new LinkedHashMap<>();
      inputs.forEach(input -> columns.put(input, column));
      return List.of(columns);
    }
  }

  /**
   * Equalities one by one. Each compares its first column with each of the others.
   *
   * @param columns for each equality its columns by input, at least two
   */
  record OneByOne(List<Map<String, String>> columns) implements Equalities {

    /** Copies the list, and checks that each equality has two columns. */
    public OneByOne {
      List<Map<String, String>> copies = new ArrayList<>();
      for (Map<String, String> equality : columns) {
        if (equality.size() < 2) {
          throw new IllegalArgumentException(
              "Each of 'equalities' should name a column of at least two inputs, was %s"
                  .formatted(equality));
        }
        copies.add(new LinkedHashMap<>(equality));
      }
      if (copies.isEmpty()) {
        throw new IllegalArgumentException("'equalities' should have at least one, was empty");
      }
      columns = copies;
    }

    @Override
    public List<Map<String, String>> of(Collection<String> inputs) {
      return columns;
    }
  }
}
