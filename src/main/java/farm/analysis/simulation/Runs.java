package farm.analysis.simulation;

import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;

/** Consecutive rows with the same values in a chunk's first columns. */
final class Runs {

  private Runs() {}

  /**
   * The first row of each group of consecutive rows, then the number of rows. A group has the same
   * values in the first {@code columns} columns.
   */
  static List<Integer> edges(Chunk chunk, int columns) {
    List<Integer> edges = new ArrayList<>();
    RowOrder byGroup = RowOrder.ofFirst(columns);
    for (int row = 0; row < chunk.rowCount(); row++) {
      if (row == 0 || byGroup.compare(chunk, row - 1, chunk, row) != 0) {
        edges.add(row);
      }
    }
    edges.add(chunk.rowCount());
    return edges;
  }

  /**
   * Checks that a column is numeric.
   *
   * @param what the word for its values in the message
   * @throws RequestException if it isn't numeric
   */
  static void checkNumbers(String what, Schema.Field field) {
    if (!field.type().isNumeric()) {
      throw new RequestException(
          field.name(),
          "%s should be numbers: column '%s' is %s"
              .formatted(what, field.name(), field.type().word()));
    }
  }

  /** Runs a check; adds the problem that it throws. */
  static void tryTo(Runnable check, List<RequestException> problems) {
    try {
      check.run();
    } catch (RequestException e) {
      problems.add(e);
    }
  }

  /** The number in a row of a column, or its truth value as 0 or 1; NaN if it is missing. */
  static double number(Chunk chunk, int row, int column) {
    Column numbers = chunk.column(column);
    int position = chunk.position(row);
    return numbers.isMissing(position) ? Double.NaN : Numbers.at(numbers, position);
  }

  /** The integer in a row of a column of integers, where none is missing. */
  static long count(Chunk chunk, int row, int column) {
    return ((LongColumn) chunk.column(column)).longAt(chunk.position(row));
  }

  /** A column of doubles, in which each NaN of the array is a missing value. */
  static Column withMissing(double[] values) {
    DoubleColumn.Builder column =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, values.length);
    for (double value : values) {
      if (Double.isNaN(value)) {
        column.appendMissing();
      } else {
        column.append(value);
      }
    }
    return column.build();
  }
}
