package farm.analysis.aggregate.comparison;

import farm.analysis.aggregate.distribution.ExactLimit;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.moment.ConfidenceLevel;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import farm.analysis.process.value.ValueConversion;
import java.util.ArrayList;
import java.util.List;

/**
 * Compares the values of a column in two groups, which another column names: {@code
 * Comparison.of("peak", "experiment")}.
 *
 * <p>The results are {@link #RESULTS}. Differences are second − first. A row in which the value or
 * the name is missing is skipped.
 *
 * @param column the column of values: numbers, or truth values as 0 and 1
 * @param groups the column that names the group of each row, of any type
 * @param names the names of the first and the second group; empty for the two names in the column,
 *     in ascending order
 * @param level the level of the interval
 * @param maxValues the largest number of distinct values of a group
 */
public record Comparison(
    String column, String groups, List<String> names, ConfidenceLevel level, int maxValues)
    implements Aggregation {

  /** The results after {@code first} and {@code second}, the names of the groups. */
  public static final List<Schema.Field> RESULTS =
      List.of(
          new Schema.Field("n_first", ColumnType.LONG),
          new Schema.Field("n_second", ColumnType.LONG),
          new Schema.Field("mean_first", ColumnType.DOUBLE),
          new Schema.Field("mean_second", ColumnType.DOUBLE),
          new Schema.Field("difference", ColumnType.DOUBLE),
          new Schema.Field("difference_low", ColumnType.DOUBLE),
          new Schema.Field("difference_high", ColumnType.DOUBLE),
          new Schema.Field("t", ColumnType.DOUBLE),
          new Schema.Field("degrees_of_freedom", ColumnType.DOUBLE),
          new Schema.Field("p_value", ColumnType.DOUBLE),
          new Schema.Field("vargha_delaney_a", ColumnType.DOUBLE));

  /** Checks the names and the limit. */
  public Comparison {
    names = List.copyOf(names);
    if (!names.isEmpty() && (names.size() != 2 || names.get(0).equals(names.get(1)))) {
      throw new IllegalArgumentException(
          "there should be two groups with different names, were " + names);
    }
    ExactLimit.check("max_values", maxValues);
  }

  /** Compares the values of {@code column} in the two groups that {@code groups} names. */
  public static Comparison of(String column, String groups) {
    return new Comparison(column, groups, List.of(), ConfidenceLevel.of(null), 1_000_000);
  }

  @Override
  public List<String> columns() {
    return List.of(column, groups);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    SummedType.of("a comparison", inputs.get(0));
    Schema.Field naming = inputs.get(1);
    for (String group : names) {
      if (ValueConversion.of(group, naming.type()) == null) {
        throw new RequestException(
            group,
            "column '%s' is %s; the name of a group should be too, was '%s'"
                .formatted(naming.name(), naming.type().word(), group));
      }
    }
    List<Schema.Field> results = new ArrayList<>();
    results.add(new Schema.Field(prefix(name) + "first", naming.type()));
    results.add(new Schema.Field(prefix(name) + "second", naming.type()));
    RESULTS.forEach(
        field -> results.add(new Schema.Field(prefix(name) + field.name(), field.type())));
    return results;
  }

  /** The beginning of the names of all results of the comparison with this name. */
  public static String prefix(String name) {
    return name + " ";
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new ComparisonAccumulator(this, inputs.get(0).type(), inputs.get(1).type());
  }
}
