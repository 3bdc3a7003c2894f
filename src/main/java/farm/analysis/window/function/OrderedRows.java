package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.util.Arrays;
import java.util.List;

/**
 * Rows ordered by partition, and within each partition by some columns; rows that are equal in this
 * order keep the order of their numbers. A <em>place</em> counts rows in this order, from 0.
 */
public final class OrderedRows {

  private final Chunk values;
  private final List<Order> orders;
  private final RowOrder order;
  private final int[] rows;
  private final int[] ends;

  /**
   * Orders rows.
   *
   * @param values the columns that functions read; the value of a row is at the position of its
   *     number
   * @param partitions the number of each row's partition, from 0 to {@code count - 1}
   * @param count the number of partitions
   */
  public OrderedRows(Chunk values, List<Order> orders, int[] partitions, int count) {
    this.values = values;
    this.orders = List.copyOf(orders);
    this.order = RowOrder.of(values.schema(), orders);
    this.ends = new int[count];
    this.rows = byPartition(partitions, ends);
    for (int partition = 0; !orders.isEmpty() && partition < count; partition++) {
      sort(first(partition), ends[partition]);
    }
  }

  /** The numbers of rows by partition, in ascending order; sets the end of each partition. */
  private static int[] byPartition(int[] partitions, int[] ends) {
    for (int partition : partitions) {
      ends[partition]++;
    }
    int[] next = new int[ends.length];
    for (int partition = 1; partition < ends.length; partition++) {
      next[partition] = ends[partition - 1];
      ends[partition] += ends[partition - 1];
    }
    int[] rows = new int[partitions.length];
    for (int row = 0; row < rows.length; row++) {
      rows[next[partitions[row]]++] = row;
    }
    return rows;
  }

  private void sort(int first, int end) {
    int sorted = first + 1;
    while (sorted < end && order.compare(values, rows[sorted - 1], values, rows[sorted]) <= 0) {
      sorted++;
    }
    if (sorted < end) {
      int[] inOrder = order.sorted(values, Arrays.copyOfRange(rows, first, end));
      System.arraycopy(inOrder, 0, rows, first, inOrder.length);
    }
  }

  /** The values of a function for all rows, by row number. */
  public Column computed(WindowFunction function) {
    Calculation calculation = function.begin(this);
    for (int partition = 0; partition < ends.length; partition++) {
      calculation.partition(first(partition), ends[partition]);
    }
    return calculation.values();
  }

  private int first(int partition) {
    return partition == 0 ? 0 : ends[partition - 1];
  }

  /** The number of rows. */
  int count() {
    return rows.length;
  }

  /** The number of the row at this place. */
  int row(int place) {
    return rows[place];
  }

  /** The order within each partition. */
  List<Order> orders() {
    return orders;
  }

  /** Returns true if the rows at two places are equal in the order. */
  boolean arePeers(int place, int other) {
    return order.compare(values, rows[place], values, rows[other]) == 0;
  }

  /** A column by name; the value of a row is at the position of its number. */
  Column column(String name) {
    return values.column(values.schema().indexOf(name));
  }
}
