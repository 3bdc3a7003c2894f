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
import java.util.List;
import java.util.OptionalDouble;

/**
 * The line of least squares through the values of a column over those of another, as two results,
 * {@code <name>_slope} and {@code <name>_intercept}; both are missing of fewer than two pairs, and
 * where all values of {@code by} are equal.
 *
 * <p>Each is the exact one of the rows in which neither column is missing, rounded once to the
 * nearest double; NaN where NaN or an infinity is among the values.
 *
 * @param column the column whose values the line gives
 * @param by the column the line goes along: a time, a step
 */
public record LinearTrend(String column, String by) implements Aggregation {

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
        2,
        List.of(X, Y, XY, YY),
        List.of(group -> group.spread(XY).over(group.spread(YY)), LinearTrend::intercept));
  }

  private static OptionalDouble intercept(GroupMoments group) {
    Dyadic ofValues = group.sum(YY).times(group.sum(X));
    return ofValues.minus(group.sum(Y).times(group.sum(XY))).over(group.spread(YY));
  }
}
