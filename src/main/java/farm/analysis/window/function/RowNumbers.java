package farm.analysis.window.function;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.util.Arrays;

/** A number for each row, missing until it is set. */
final class RowNumbers {

  private final long[] bits;
  private final long[] missing;

  RowNumbers(int rows) {
    bits = new long[rows];
    missing = new long[(rows + 63) >>> 6];
    Arrays.fill(missing, -1);
  }

  /** Sets the integer of a row. */
  void set(int row, long value) {
    bits[row] = value;
    missing[row >>> 6] &= ~(1L << row);
  }

  /** Sets the double of a row. */
  void set(int row, double value) {
    set(row, Double.doubleToRawLongBits(value));
  }

  /** The numbers of all rows, all of them integers or all of them doubles. */
  Column column(ColumnType type) {
    Column.Builder builder = Column.builder(type, bits.length);
    for (int row = 0; row < bits.length; row++) {
      if ((missing[row >>> 6] & (1L << row)) != 0) {
        builder.appendMissing();
      } else if (builder instanceof DoubleColumn.Builder doubles) {
        doubles.append(Double.longBitsToDouble(bits[row]));
      } else {
        ((LongColumn.Builder) builder).append(bits[row]);
      }
    }
    return builder.build();
  }
}
