package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The value of the partition's first or last row, missing if it is missing there: SQL's {@code
 * first_value} and {@code last_value} over the whole partition.
 *
 * @param column the column
 * @param isLast true for the last row
 */
public record EdgeValue(String column, boolean isLast) implements WindowFunction {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    return input.field(input.indexOf(column)).type();
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    int[] picked = new int[rows.count()];
    return new Calculation() {
      @Override
      public void partition(int first, int end) {
        int edge = rows.row(isLast ? end - 1 : first);
        for (int place = first; place < end; place++) {
          picked[rows.row(place)] = edge;
        }
      }

      @Override
      public Column values() {
        return rows.column(column).gather(picked);
      }
    };
  }
}
