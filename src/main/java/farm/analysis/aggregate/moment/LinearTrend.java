package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XY;
import static farm.analysis.aggregate.moment.Moment.Y;
import static farm.analysis.aggregate.moment.Moment.YY;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.OptionalDouble;

/**
 * The least-squares line through the values of a column over another: {@code
 * LinearTrend.of("total_agents", "step_number")}.
 *
 * <p>There are two results, {@code <name>_slope} and {@code <name>_intercept}. Both columns have
 * numbers, or truth values as 0 and 1. Rows in which either is missing are skipped. Each result is
 * exact, rounded once to the nearest double. Both are missing for fewer than two rows, and if all
 * values of {@code by} are equal. Both are NaN if any value is NaN or infinite.
 *
 * @param column the column whose values the line predicts
 * @param by the column that the line runs along, such as a time or a step
 */
@Described(
    value =
        "The least-squares line of a column of numbers y over another, x. Two `double` columns,"
            + " `NAME_slope` and `NAME_intercept`, rounded once: (n Σxy − Σx Σy) / (n Σx² − (Σx)²)"
            + " and (Σx² Σy − Σx Σxy) / (n Σx² − (Σx)²). Missing for fewer than 2 pairs, or if all"
            + " x are equal.",
    example = "growth: {value: total_agents, fn: {type: linear_trend, by: step_number}}")
public record LinearTrend(
    String column,
    @Option("the column of numbers, x, that the line runs along: a time, a step") String by)
    implements Aggregation {

  /** The trend of a column over the values of another. */
  public static LinearTrend of(String column, String by) {
    return new LinearTrend(column, by);
  }

  @Override
  public List<String> columns() {
    return List.of(column, by);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("linear_trend", input));
    return List.of(
        new Schema.Field(name + "_slope", ColumnType.DOUBLE),
        new Schema.Field(name + "_intercept", ColumnType.DOUBLE));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new MomentAccumulator(
        List.of(X, Y, XY, YY),
        new Statistic(2, group -> group.spread(XY).over(group.spread(YY))),
        new Statistic(2, LinearTrend::intercept));
  }

  private static OptionalDouble intercept(GroupMoments group) {
    Dyadic ofValues = group.sum(YY).times(group.sum(X));
    return ofValues.minus(group.sum(Y).times(group.sum(XY))).over(group.spread(YY));
  }
}
