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
 * The standard deviation of a whole population, by n, of numbers or of truth values as 0 and 1;
 * missing of no values.
 *
 * <p>It is the root of the exact {@link VariancePop}, rounded once to the nearest double; NaN where
 * NaN or an infinity is among the values.
 *
 * @param column the column it is of
 */
public record StddevPop(String column) implements ColumnAggregation {

  /** The population's standard deviation of {@code column}. */
  public static StddevPop of(String column) {
    return new StddevPop(column);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("stddev_pop", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new MomentAccumulator(
        1, List.of(X, XX), List.of(group -> group.spread(XX).rootOver(group.populationDivisor())));
  }
}
