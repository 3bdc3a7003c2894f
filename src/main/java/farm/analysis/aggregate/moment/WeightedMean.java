package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.XY;
import static farm.analysis.aggregate.moment.Moment.Y;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Aggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The mean of a column of numbers, or of truth values as 0 and 1, with weights from another;
 * missing where the weights add up to 0, as those of no rows do.
 *
 * <p>It is the exact Σwx / Σw over the rows in which neither column is missing, rounded once to the
 * nearest double; NaN where NaN or an infinity is among the values or weights. Weights may be
 * negative; the mean may then lie beyond the values.
 *
 * @param column the column it is of
 * @param weight the column of weights
 */
public record WeightedMean(String column, String weight) implements Aggregation {

  /** The mean of a column with weights from another. */
  public static WeightedMean of(String column, String weight) {
    return new WeightedMean(column, weight);
  }

  @Override
  public List<String> columns() {
    return List.of(column, weight);
  }

  @Override
  public List<Schema.Field> results(String name, List<Schema.Field> inputs) {
    inputs.forEach(input -> SummedType.of("weighted_mean", input));
    return List.of(new Schema.Field(name, ColumnType.DOUBLE));
  }

  @Override
  public Accumulator accumulator(List<Schema.Field> inputs) {
    return new MomentAccumulator(
        1, List.of(Y, XY), List.of(group -> group.sum(XY).over(group.sum(Y))));
  }
}
