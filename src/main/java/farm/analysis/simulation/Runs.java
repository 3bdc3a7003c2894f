package farm.analysis.simulation;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.ArrayList;
import java.util.List;

/** The rows of a chunk that belong together, as its first columns say. */
final class Runs {

  private Runs() {}

  /**
   * Where each stretch of rows with the same values in the first {@code columns} columns begins,
   * and at the end the number of rows.
   */
  static List<Integer> edges(Chunk chunk, int columns) {
    List<Integer> edges = new ArrayList<>();
    for (int row = 0; row < chunk.rowCount(); row++) {
      if (row == 0 || !same(chunk, row, columns)) {
        edges.add(row);
      }
    }
    edges.add(chunk.rowCount());
    return edges;
  }

  private static boolean same(Chunk chunk, int row, int columns) {
    for (int c = 0; c < columns; c++) {
      if (!chunk.column(c).sameAt(chunk.position(row), chunk.column(c), chunk.position(row - 1))) {
        return false;
      }
    }
    return true;
  }

  /**
   * Checks that a column is one of numbers.
   *
   * @param what the word for its values
   * @throws RequestException if it isn't
   */
  static void checkNumbers(String what, Schema.Field field) {
    if (!field.type().isNumeric()) {
      throw new RequestException(
          field.name(),
          "%s should be numbers: column '%s' is %s"
              .formatted(what, field.name(), field.type().word()));
    }
  }

  /** The number in a row of a numeric column, NaN if missing. */
  static double number(Chunk chunk, int row, int column) {
    Column numbers = chunk.column(column);
    int position = chunk.position(row);
    if (numbers.isMissing(position)) {
      return Double.NaN;
    }
    return numbers.type() == ColumnType.DOUBLE
        ? ((DoubleColumn) numbers).doubleAt(position)
        : ((LongColumn) numbers).longAt(position);
  }

  /** A column of doubles in which NaN of the array is a missing value. */
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
