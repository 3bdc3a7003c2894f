package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.aggregate.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The arithmetic mean of a column of numbers, or of truth values as 0 and 1; missing of no values.
 *
 * <p>It is the double nearest to the true sum, divided by the number of values and rounded once
 * more; where the sum is too large for a double, the mean still isn't.
 */
public final class Mean implements Aggregation {

  private final String column;

  private Mean(String column) {
    this.column = column;
  }

  /** The mean of {@code column}. */
  public static Mean of(String column) {
    return new Mean(column);
  }

  @Override
  public String column() {
    return column;
  }

  @Override
  public ColumnType resultType(Schema.@Nullable Field input) {
    SummedType.of("mean", input);
    return ColumnType.DOUBLE;
  }

  @Override
  public Accumulator accumulator(Schema.@Nullable Field input) {
    return SummedType.of("mean", input) == ColumnType.DOUBLE
        ? new DoubleSumAccumulator(true)
        : new LongSumAccumulator(true);
  }
}
