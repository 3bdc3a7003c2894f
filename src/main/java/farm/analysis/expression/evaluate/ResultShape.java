package farm.analysis.expression.evaluate;

import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.util.List;
import java.util.function.IntToDoubleFunction;

/**
 * The number of values to compute: one for each row, or one for all rows if every operand is
 * constant.
 */
public final class ResultShape {

  private final int count;
  private final int rowCount;

  private ResultShape(int count, int rowCount) {
    this.count = count;
    this.rowCount = rowCount;
  }

  /** The shape of a result of these operands. */
  public static ResultShape of(Batch batch, Column... operands) {
    return of(batch, List.of(operands));
  }

  /** The shape of a result of these operands. */
  public static ResultShape of(Batch batch, List<Column> operands) {
    boolean constant = operands.stream().allMatch(Column::isConstant);
    return new ResultShape(constant ? 1 : batch.rowCount(), batch.rowCount());
  }

  /** The number of values to compute. */
  public int count() {
    return count;
  }

  /** The positions where at least one of these operands is missing. */
  public Missing missing(Column... operands) {
    Missing missing = new Missing(count);
    for (Column operand : operands) {
      missing.addAll(operand);
    }
    return missing;
  }

  /** A column of these values. */
  public LongColumn longs(long[] values, Missing missing) {
    return LongColumn.of(values, missing.bits(), rowCount);
  }

  /** A column of these values; NaN is missing. */
  public DoubleColumn doubles(double[] values, Missing missing) {
    boolean found = false;
    for (int i = 0; i < count; i++) {
      found |= Double.isNaN(values[i]);
    }
    for (int i = 0; found && i < count; i++) {
      if (Double.isNaN(values[i])) {
        missing.add(i);
      }
    }
    return DoubleColumn.of(values, missing.bits(), rowCount);
  }

  /** A column of the values that {@code valueAt} gives; NaN is missing. */
  public DoubleColumn doubles(IntToDoubleFunction valueAt, Missing missing) {
    double[] values = new double[count];
    for (int i = 0; i < count; i++) {
      values[i] = valueAt.applyAsDouble(i);
    }
    return doubles(values, missing);
  }

  /** A column of these values. */
  public BooleanColumn booleans(boolean[] values, Missing missing) {
    return BooleanColumn.of(values, missing.bits(), rowCount);
  }
}
