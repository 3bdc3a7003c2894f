package farm.analysis.aggregate.distribution.rank;

import farm.analysis.aggregate.distribution.ExactLimit;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Spearman's rank correlation of two columns, from −1 to 1: {@code Spearman.of("energy", "age")}.
 *
 * <p>It is Pearson's correlation of the ranks; equal values have the mean of their ranks (Kendall,
 * Biometrika 33(3), 1945). Both columns have numbers, or truth values as 0 and 1. Rows in which
 * either is missing are skipped. The result is exact, rounded once to the nearest double. It is
 * missing for fewer than two rows, and if all values of a column are equal. It is NaN if any value
 * is NaN; infinities have ranks like other numbers.
 *
 * <p>Each pair takes 16 bytes. A group with more than {@code maxPairs} pairs is an error, which
 * names the group.
 *
 * @param column one column
 * @param with the other
 * @param maxPairs the largest number of pairs of a group; null for 1,000,000
 */
@Described(
    value =
        "Spearman's correlation of two columns of numbers. It is the `correlation` of their ranks,"
            + " where equal values have the mean of their ranks. A `double` from −1 to 1, rounded once."
            + " Missing for fewer than 2 pairs, or if all x or all y are equal. A group with more"
            + " than `max_pairs` pairs ends the run with an error.",
    example = "energy_by_age: {value: energy, fn: {type: spearman, with: age}}")
public record Spearman(
    String column,
    @Option("the other column of numbers") String with,
    @Option(value = "the maximum number of pairs of a group", otherwise = "1,000,000")
        @Nullable Integer maxPairs)
    implements Aggregation {

  private static final int DEFAULT_MOST = 1_000_000;

  /** Checks the limit. */
  public Spearman {
    ExactLimit.check("max_pairs", maxPairs);
  }

  /** Spearman's correlation of two columns, with the default limit. */
  public static Spearman of(String column, String with) {
    return new Spearman(column, with, null);
  }

  @Override
  public List<String> columns() {
    return List.of(column, with);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("spearman", input));
    return List.of(new Schema.Field(name, ColumnType.DOUBLE));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new SpearmanAccumulator(
        maxPairs == null ? DEFAULT_MOST : maxPairs, inputs.get(0).type(), inputs.get(1).type());
  }
}
