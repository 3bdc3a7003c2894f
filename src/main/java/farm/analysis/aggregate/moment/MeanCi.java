package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalDouble;
import org.jspecify.annotations.Nullable;

/**
 * The mean of a column with its confidence interval: {@code MeanCi.of("energy")}.
 *
 * <p>There are three results: {@code <name>}, the mean, and {@code <name>_low} and {@code
 * <name>_high}, the bounds of the interval of Student (Biometrika 6(1), 1908): mean ± t · √(s² /
 * n), where s² is the sample variance and t the quantile (1 + level) / 2 of Student's distribution
 * with n − 1 degrees of freedom. The interval is that of independent values from a normal
 * distribution.
 *
 * <p>The column has numbers, or truth values as 0 and 1. The mean is exact, rounded once to the
 * nearest double; it is missing if there are no values. A bound is rounded, too; its error is less
 * than 10⁻¹² of the interval's width, plus 2⁻⁵² of the mean. Bounds are missing for fewer than two
 * values. Results are NaN if any value is NaN or infinite.
 *
 * @param column the column to aggregate
 * @param level the confidence level, above 0 and below 1; null for 0.95
 */
@Described(
    value =
        "The mean of a column of numbers with its confidence interval by Student's t. Three"
            + " `double` columns: `NAME`, the mean, rounded once, and the bounds `NAME_low` and"
            + " `NAME_high`, the mean ∓ t · `stderr`, where t is the quantile (1 + `level`) / 2 of"
            + " Student's distribution with n − 1 degrees of freedom. A bound is within 10⁻¹² of"
            + " the interval's width and 2⁻⁵² of the mean. The mean is missing if there are no"
            + " values, the bounds for fewer than 2.",
    example = "agents: {value: total_agents, fn: mean_ci}")
public record MeanCi(
    String column,
    @Option(value = "the confidence level, above 0 and below 1", otherwise = "0.95")
        @Nullable Double level)
    implements Aggregation {

  /** Checks the level. */
  public MeanCi {
    ConfidenceLevel.of(level);
  }

  /** The mean of {@code column} with its 95 % confidence interval. */
  public static MeanCi of(String column) {
    return new MeanCi(column, null);
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
    inputs.forEach(input -> SummedType.of("mean_ci", input));
    return ConfidenceLevel.results(name);
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    // A quantile takes as long as a thousand rows, and many groups have the same number of rows.
    Map<Long, Double> quantiles = new HashMap<>();
    return new MomentAccumulator(
        List.of(X, XX),
        new Statistic(1, MeanCi::mean),
        new Statistic(2, group -> bound(group, -t(group.rows(), quantiles))),
        new Statistic(2, group -> bound(group, t(group.rows(), quantiles))));
  }

  private double t(long rows, Map<Long, Double> quantiles) {
    return quantiles.computeIfAbsent(rows, n -> ConfidenceLevel.of(level).t(n - 1.0));
  }

  private static OptionalDouble mean(GroupMoments group) {
    return group.sum(X).over(group.count());
  }

  private static OptionalDouble bound(GroupMoments group, double errors) {
    double error = group.standardError().orElseThrow();
    return OptionalDouble.of(mean(group).orElseThrow() + errors * error);
  }
}
