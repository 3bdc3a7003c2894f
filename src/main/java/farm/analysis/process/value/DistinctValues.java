package farm.analysis.process.value;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.CodePoints;
import farm.analysis.chunk.Column;
import farm.analysis.problem.RequestException;
import java.util.Comparator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeMap;

/** The distinct values of a column, for {@link ListedValues}. Missing values are none of them. */
public final class DistinctValues {

  private final String column;
  private final int most;
  private final TreeMap<Object, String> texts = new TreeMap<>(DistinctValues::compare);

  /**
   * Creates an empty set.
   *
   * @param most the largest number of values
   */
  public DistinctValues(String column, int most) {
    this.column = column;
    this.most = most;
  }

  private static int compare(Object one, Object other) {
    return one instanceof String text
        ? CodePoints.compare(text, (String) other)
        : Comparator.<Comparable<Object>>naturalOrder().compare(comparable(one), comparable(other));
  }

  @SuppressWarnings("unchecked") // the values of a column are Longs, Doubles or Booleans
  private static Comparable<Object> comparable(Object value) {
    return (Comparable<Object>) value;
  }

  /**
   * Adds the values of a chunk.
   *
   * @throws RequestException if there are more values than allowed, or no such column
   */
  public void add(Chunk chunk) {
    Column values = chunk.column(chunk.schema().indexOf(column));
    Set<Object> distinct = new LinkedHashSet<>();
    for (int row = 0; row < chunk.rowCount(); row++) {
      Object value = values.valueAt(chunk.position(row));
      if (value != null) {
        distinct.add(value instanceof Double number && number == 0 ? (Object) 0.0 : value);
      }
    }
    distinct.forEach(value -> texts.computeIfAbsent(value, ListedValues::text));
    if (texts.size() > most) {
      throw new RequestException(
          column,
          String.format(
              Locale.ROOT,
              "column '%s' has more than %,d different values, too many for a column of each; name"
                  + " the values to take",
              column,
              most));
    }
  }

  /** The texts of the values, in the order of the values. */
  public List<String> texts() {
    return List.copyOf(texts.values());
  }
}
