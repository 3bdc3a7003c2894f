package farm.analysis.window.function;

import farm.analysis.aggregate.group.Order;
import farm.analysis.aggregate.group.RowOrder;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import java.util.List;

/**
 * The least or greatest value of each frame; missing for a frame without values, NaN if one of them
 * is NaN.
 *
 * <p>Keeps only those rows of the frame that no later row exceeds: the first of them is the
 * extreme. Each row is compared a constant number of times on average.
 */
final class MovingExtreme extends MovingCalculation {

  private final Column values;
  private final Chunk comparable;
  private final RowOrder order;
  private final boolean isLeast;

  /** By row: the row of its extreme, or −1. */
  private final int[] extremes;

  private final int[] kept;
  private int first;
  private int end;

  MovingExtreme(OrderedRows rows, FrameBounds bounds, String column, boolean isLeast) {
    super(rows, bounds);
    this.values = rows.column(column);
    Schema schema = Schema.of(new Schema.Field(column, values.type()));
    this.comparable = Chunk.of(schema, List.of(values), Origin.of("values"), values.size());
    this.order = RowOrder.of(schema, List.of(Order.ascending(column)));
    this.isLeast = isLeast;
    this.extremes = new int[rows.count()];
    this.kept = new int[rows.count()];
  }

  @Override
  void begin() {
    first = 0;
    end = 0;
  }

  @Override
  void add(int row) {
    if (values.isMissing(row)) {
      return;
    }
    while (end > first && !exceeds(kept[end - 1], row)) {
      end--;
    }
    kept[end++] = row;
  }

  /** Returns true if the value of a row is further out than that of another. */
  private boolean exceeds(int row, int other) {
    if (values instanceof DoubleColumn doubles) {
      return exceeds(doubles.doubleAt(row), doubles.doubleAt(other));
    }
    int sign = order.compare(comparable, row, comparable, other);
    return isLeast ? sign < 0 : sign > 0;
  }

  /** Returns true if a number is further out than another; NaN is furthest, and −0.0 below 0.0. */
  private boolean exceeds(double value, double other) {
    if (Double.isNaN(value) || Double.isNaN(other)) {
      return Double.isNaN(value) && !Double.isNaN(other);
    }
    int sign = Double.compare(value, other);
    return isLeast ? sign < 0 : sign > 0;
  }

  @Override
  void remove(int row) {
    if (end > first && kept[first] == row) {
      first++;
    }
  }

  @Override
  void compute(int row) {
    extremes[row] = end > first ? kept[first] : -1;
  }

  @Override
  public Column values() {
    return values.gatherOrMissing(extremes);
  }
}
