package farm.analysis.aggregate.moment;

import static farm.analysis.aggregate.moment.Moment.X;
import static farm.analysis.aggregate.moment.Moment.XX;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The variance of a sample, by n − 1, of numbers or of truth values as 0 and 1; missing of fewer
 * than two values.
 *
 * <p>It is the exact variance (n Σx² − (Σx)²) / (n (n − 1)), rounded once to the nearest double;
 * NaN where NaN or an infinity is among the values.
 *
 * @param column the column it is of
 */
public record Variance(String column) implements ColumnAggregation {

  /** The sample variance of {@code column}. */
  public static Variance of(String column) {
    return new Variance(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("variance", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        2, List.of(X, XX), List.of(group -> group.spread(XX).over(group.sampleDivisor())));
  }
}
