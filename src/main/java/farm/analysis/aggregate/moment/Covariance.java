package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XY;
import static farm.analysis.aggregate.moment.Moment.Y;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;

/**
 * The sample covariance of two columns: {@code Covariance.of("energy", "age")}.
 *
 * <p>Both columns have numbers, or truth values as 0 and 1. Rows in which either is missing are
 * skipped. The result is the exact covariance (n Σxy − Σx Σy) / (n (n − 1)) of the other n rows,
 * rounded once to the nearest double. It is missing for fewer than two rows, and NaN if any value
 * is NaN or infinite.
 *
 * @param column one column
 * @param with the other
 */
@Described(
    value =
        "The sample covariance of two columns of numbers. A `double`, rounded once: (n Σxy − Σx Σy)"
            + " / (n (n − 1)). Missing for fewer than 2 pairs.",
    example = "energy_and_age: {value: energy, fn: {type: covariance, with: age}}")
public record Covariance(String column, @Option("the other column of numbers") String with)
    implements Aggregation {

  /** The sample covariance of two columns. */
  public static Covariance of(String column, String with) {
    return new Covariance(column, with);
  }

  @Override
  public List<String> columns() {
    return List.of(column, with);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("covariance", input));
    return List.of(new Schema.Field(name, ColumnType.DOUBLE));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new MomentAccumulator(
        List.of(X, Y, XY), new Statistic(2, group -> group.spread(XY).over(group.sampleDivisor())));
  }
}
