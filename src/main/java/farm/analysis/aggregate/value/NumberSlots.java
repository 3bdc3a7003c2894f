package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.util.Arrays;

/**
 * Numbers or truth values as integers of the same order: −0.0 is less than 0.0, NaN is greater than
 * all other doubles, and true is greater than false.
 */
final class NumberSlots extends GroupValues {

  private long[] values = new long[0];

  /** The integer for the value at a position. */
  static long valueAt(Column column, int position) {
    if (column instanceof DoubleColumn doubles) {
      return OrderedBits.of(doubles.doubleAt(position));
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /** Returns true if the value at a position is true, or a number other than 0. */
  static boolean isTrue(Column column, int position) {
    return column instanceof DoubleColumn doubles
        ? doubles.doubleAt(position) != 0
        : valueAt(column, position) != 0;
  }

  /** Appends the value that an integer stands for. */
  static void append(long value, Column.Builder results) {
    if (results instanceof DoubleColumn.Builder doubles) {
      double number = OrderedBits.toDouble(value);
      doubles.append(Double.isNaN(number) ? Double.NaN : number);
    } else if (results instanceof LongColumn.Builder longs) {
      longs.append(value);
    } else {
      ((BooleanColumn.Builder) results).append(value != 0);
    }
  }

  @Override
  void grow(int groups) {
    if (groups > values.length) {
      values = Arrays.copyOf(values, Math.max(groups, 2 * values.length));
    }
  }

  @Override
  int compare(int group, Column column, int position) {
    return Long.compare(values[group], valueAt(column, position));
  }

  @Override
  void set(int group, Column column, int position) {
    values[group] = valueAt(column, position);
  }

  @Override
  void append(int group, Column.Builder results) {
    append(values[group], results);
  }

  @Override
  long byteSize() {
    return 8L * values.length;
  }
}
