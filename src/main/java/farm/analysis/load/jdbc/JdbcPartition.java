package farm.analysis.load.jdbc;

import farm.analysis.load.input.InputRange;
import java.io.Serializable;
import java.util.ArrayList;
import java.util.List;

/**
 * The division of rows into ranges that are read independently.
 *
 * @param column the name of the column of integers, in the database's own quotes
 * @param min its least value
 * @param max its greatest value
 * @param count the maximum number of ranges
 */
record JdbcPartition(String column, long min, long max, int count) implements Serializable {

  List<InputRange> ranges(long bytes) {
    long step = Long.divideUnsigned(max - min, count) + 1; // unsigned; 0 stands for 2^64
    List<InputRange> ranges = new ArrayList<>();
    long first = min;
    while (step != 0 && Long.compareUnsigned(max - first, step) >= 0) {
      ranges.add(new InputRange(first, first + step - 1, bytes / count));
      first += step;
    }
    ranges.add(new InputRange(first, max, bytes / count));
    return ranges;
  }

  /** SQL that keeps the rows of a range; its parameters are the first and the last value. */
  String where(InputRange range) {
    return " WHERE (%1$s BETWEEN ? AND ?%2$s) ORDER BY %1$s"
        .formatted(column, range.first() == min ? " OR %s IS NULL".formatted(column) : "");
  }
}
