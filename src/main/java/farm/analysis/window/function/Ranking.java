package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.problem.RequestException;
import java.util.List;
import java.util.Locale;

/** The number of a row in its partition, from 1. Rows that are equal in the order are peers. */
public enum Ranking implements WindowFunction {
  /** The number among all rows; peers are in the order of the inputs. */
  ROW_NUMBER,
  /** One more than the number of rows before the first peer: 1, 2, 2, 4. */
  RANK,
  /** One more than the number of different ranks before: 1, 2, 2, 3. */
  DENSE_RANK;

  @Override
  public List<String> columns() {
    return List.of();
  }

  @Override
  public ColumnType type(Schema input, List<Order> orders) {
    if (this != ROW_NUMBER && orders.isEmpty()) {
      String name = name().toLowerCase(Locale.ROOT);
      throw new RequestException(name, "'%s' needs 'order_by', to compare rows".formatted(name));
    }
    return ColumnType.LONG;
  }

  @Override
  public Calculation begin(OrderedRows rows) {
    RowNumbers numbers = new RowNumbers(rows.count());
    return new Calculation() {
      @Override
      public void partition(int first, int end) {
        long rank = 0;
        for (int place = first; place < end; place++) {
          if (Ranking.this == ROW_NUMBER || place == first || !rows.arePeers(place - 1, place)) {
            rank = Ranking.this == DENSE_RANK ? rank + 1 : place - first + 1;
          }
          numbers.set(rows.row(place), rank);
        }
      }

      @Override
      public Column values() {
        return numbers.column(ColumnType.LONG);
      }
    };
  }
}
