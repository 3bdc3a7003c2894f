package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.math.BigInteger;
import java.util.List;

/**
 * The value of a row minus that of a row some rows before. It is missing if there is no such row,
 * or if one of the two is missing. A difference of integers beyond 64 bits is an error.
 *
 * @param column the column of numbers
 * @param offset the number of rows to go back
 */
public record Difference(String column, int offset) implements WindowFunction {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    ColumnType type = input.field(input.indexOf(column)).type();
    if (!type.isNumeric()) {
      throw new RequestException(
          column, "difference needs numbers: column '%s' is %s".formatted(column, type.word()));
    }
    return type;
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    Column values = rows.column(column);
    RowNumbers differences = new RowNumbers(rows.count());
    return new Calculation() {
      @Override
      public void partition(int first, int end) {
        for (int place = first; place < end; place++) {
          long before = (long) place - offset;
          if (before >= first) {
            subtract(values, rows.row(place), rows.row((int) before), differences);
          }
        }
      }

      @Override
      public Column values() {
        return differences.column(values.type());
      }
    };
  }

  private static void subtract(Column values, int row, int before, RowNumbers differences) {
    if (values.isMissing(row) || values.isMissing(before)) {
      return;
    }
    if (values instanceof DoubleColumn doubles) {
      differences.set(row, doubles.doubleAt(row) - doubles.doubleAt(before));
      return;
    }
    long value = ((LongColumn) values).longAt(row);
    long other = ((LongColumn) values).longAt(before);
    long difference = value - other;
    if (((value ^ other) & (value ^ difference)) < 0) { // as Math.subtractExact finds it
      throw new RowOverflowException(
          row, BigInteger.valueOf(value).subtract(BigInteger.valueOf(other)));
    }
    differences.set(row, difference);
  }
}
