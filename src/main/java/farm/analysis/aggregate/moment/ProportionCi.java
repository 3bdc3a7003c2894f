package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The share of true values in a column with its confidence interval: {@code
 * ProportionCi.of("died_out")}.
 *
 * <p>There are three results: {@code <name>}, the share, and {@code <name>_low} and {@code
 * <name>_high}, the bounds of the interval of Wilson (Journal of the American Statistical
 * Association 22, 1927). For s true values of n, and z, the quantile (1 + level) / 2 of the normal
 * distribution, they are (s + z²/2 ∓ z √(s (n − s) / n + z²/4)) / (n + z²).
 *
 * <p>The column has truth values, or numbers that are all 0 or 1; another number is an error, and
 * NaN makes all results NaN. Results are missing if there are no values. The share is rounded once.
 * A bound is within 10⁻¹² of the true one.
 *
 * @param column the column to aggregate
 * @param level the confidence level, above 0 and below 1; null for 0.95
 */
@Described(
    value =
        "The share of true values in a column, with its confidence interval. The column is of"
            + " `boolean`, or has only zeros and ones. Three `double` columns: `NAME`, the share,"
            + " rounded once, and the bounds `NAME_low` and `NAME_high` of Wilson's interval"
            + " (1927), (s + z²/2 ∓ z √(s (n − s) / n + z²/4)) / (n + z²), where s is the number"
            + " of true values and z the quantile (1 + `level`) / 2 of the normal distribution. A"
            + " bound is within 10⁻¹². Missing if there are no values. A number other than 0 and 1"
            + " ends the run with an error.",
    example = "died_out: {value: is_extinct, fn: proportion_ci}")
public record ProportionCi(
    String column,
    @Option(value = "the confidence level, above 0 and below 1", otherwise = "0.95")
        @Nullable Double level)
    implements Aggregation {

  /** Checks the level. */
  public ProportionCi {
    ConfidenceLevel.of(level);
  }

  /** The share of true values in {@code column} with its 95 % confidence interval. */
  public static ProportionCi of(String column) {
    return new ProportionCi(column, null);
  }

  /** The name of the interval: {@code 95 % confidence interval}. */
  public String interval() {
    return ConfidenceLevel.of(level).interval();
  }

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("proportion_ci", input));
    return ConfidenceLevel.results(name);
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new ProportionAccumulator(ConfidenceLevel.of(level).z());
  }
}
