package farm.analysis.window.function;

import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.sum.MovingSum;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The value of a row divided by the sum of the partition's values. The sum is the double nearest to
 * the exact sum; if that is beyond all doubles, both are divided by the number of values first. The
 * share is missing if the value is missing or the sum is 0.
 *
 * @param column the column of numbers or truth values
 */
public record Share(String column) implements WindowFunction {

  @Override
  public List<String> columns() {
    return List.of(column);
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    SummedType.of("share", input.field(input.indexOf(column)));
    return ColumnType.DOUBLE;
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    Column values = rows.column(column);
    RowNumbers shares = new RowNumbers(rows.count());
    return new Calculation() {
      @Override
      public void partition(int first, int end) {
        MovingSum sum = MovingSum.of(values);
        for (int place = first; place < end; place++) {
          if (!values.isMissing(rows.row(place))) {
            sum.add(rows.row(place));
          }
        }
        boolean beyond = Double.isInfinite(sum.nearest());
        double parts = beyond ? sum.count() : 1;
        double total = beyond ? sum.mean() : sum.nearest();
        for (int place = first; place < end && total != 0; place++) {
          int row = rows.row(place);
          if (!values.isMissing(row)) {
            shares.set(row, Numbers.at(values, row) / parts / total);
          }
        }
      }

      @Override
      public Column values() {
        return shares.column(ColumnType.DOUBLE);
      }
    };
  }
}
