package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;
import static farm.analysis.aggregate.moment.Moment.XY;
import static farm.analysis.aggregate.moment.Moment.Y;
import static farm.analysis.aggregate.moment.Moment.YY;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import java.util.OptionalDouble;

/**
 * Pearson's correlation coefficient of two columns, from −1 to 1: {@code Correlation.of("energy",
 * "age")}.
 *
 * <p>Both columns have numbers, or truth values as 0 and 1. Rows in which either is missing are
 * skipped. The result is the exact coefficient, rounded once to the nearest double. It is missing
 * for fewer than two rows, and if all values of a column are equal. It is NaN if any value is NaN
 * or infinite.
 *
 * @param column one column
 * @param with the other
 */
@Described(
    value =
        "Pearson's correlation of two columns of numbers. A `double` from −1 to 1, rounded once: (n"
            + " Σxy − Σx Σy) / √((n Σx² − (Σx)²) (n Σy² − (Σy)²)). Missing for fewer than 2 pairs,"
            + " or if all x or all y are equal.",
    example = "energy_by_age: {value: energy, fn: {type: correlation, with: age}}")
public record Correlation(String column, @Option("the other column of numbers") String with)
    implements Aggregation {

  /** The correlation coefficient of two columns. */
  public static Correlation of(String column, String with) {
    return new Correlation(column, with);
  }

  @Override
  public List<String> columns() {
    return List.of(column, with);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("correlation", input));
    return List.of(new Schema.Field(name, ColumnType.DOUBLE));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new MomentAccumulator(
        List.of(X, Y, XX, XY, YY), new Statistic(2, Correlation::coefficient));
  }

  private static OptionalDouble coefficient(GroupMoments group) {
    return group.spread(XY).overRoot(group.spread(XX).times(group.spread(YY)));
  }
}
