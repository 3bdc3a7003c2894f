package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Aggregation;
import farm.analysis.problem.NearestName;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The aggregations by the names they have in pipeline files. */
public final class Functions {

  private static final Map<String, Function<String, Aggregation>> OF_COLUMN =
      new TreeMap<>(
          Map.of(
              "count", Count::of,
              "max", Extreme::max,
              "mean", Mean::of,
              "min", Extreme::min,
              "sum", Sum::of));

  private Functions() {}

  /**
   * The aggregation of this name, of a column; {@code count} may be of none.
   *
   * @throws IllegalArgumentException if there is none of this name, or it needs a column
   */
  public static Aggregation named(String name, @Nullable String column) {
    Function<String, Aggregation> ofColumn = OF_COLUMN.get(name);
    if (ofColumn == null) {
      throw new IllegalArgumentException(
          "Unknown aggregation '%s'%s"
              .formatted(name, NearestName.choices(name, "known", OF_COLUMN.keySet())));
    }
    if (column != null) {
      return ofColumn.apply(column);
    }
    if (name.equals("count")) {
      return Count.ofRows();
    }
    throw new IllegalArgumentException(
        "Aggregation '%s' needs the column to aggregate: {value: column, fn: %s}"
            .formatted(name, name));
  }
}
