package farm.analysis.aggregate.function;

import farm.analysis.aggregate.Accumulator;
import farm.analysis.aggregate.Aggregation;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import org.jspecify.annotations.Nullable;

/**
 * The sum of a column of numbers, or of truth values as 0 and 1; missing of no values.
 *
 * <p>Of doubles it is the double nearest to the true sum. Of integers it is exact, an error if it
 * takes more than 64 bits.
 */
public final class Sum implements Aggregation {

  private final String column;

  private Sum(String column) {
    this.column = column;
  }

  /** The sum of {@code column}. */
  public static Sum of(String column) {
    return new Sum(column);
  }

  @Override
  public String column() {
    return column;
  }

  @Override
  public ColumnType resultType(Schema.@Nullable Field input) {
    return SummedType.of("sum", input) == ColumnType.DOUBLE ? ColumnType.DOUBLE : ColumnType.LONG;
  }

  @Override
  public Accumulator accumulator(Schema.@Nullable Field input) {
    return SummedType.of("sum", input) == ColumnType.DOUBLE
        ? new DoubleSumAccumulator(false)
        : new LongSumAccumulator(false);
  }
}
