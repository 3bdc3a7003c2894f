package farm.analysis.aggregate.moment;

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
 * The mean of a column with weights from another: {@code WeightedMean.of("energy", "weight")}.
 *
 * <p>Both columns have numbers, or truth values as 0 and 1. Rows in which either is missing are
 * skipped. The result is the exact Σwx / Σw of the other rows, rounded once to the nearest double.
 * It is missing if the weights add up to 0, which is also the case without rows. It is NaN if any
 * value or weight is NaN or infinite. Weights may be negative; the mean may then lie outside the
 * range of the values.
 *
 * @param column the column to aggregate
 * @param weight the column of weights
 */
@Described(
    value =
        "The mean of a column of numbers with weights from another. A `double`, Σwx / Σw, rounded"
            + " once. Missing if Σw is 0. Weights may be negative.",
    example = "mean_energy: {value: energy, fn: {type: weighted_mean, weight: agents}}")
public record WeightedMean(String column, @Option("the column of weights, numbers") String weight)
    implements Aggregation {

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
        List.of(Y, XY), new Statistic(1, group -> group.sum(XY).over(group.sum(Y))));
  }
}
