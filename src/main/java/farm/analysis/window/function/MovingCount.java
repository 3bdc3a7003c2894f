package farm.analysis.window.function;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import org.jspecify.annotations.Nullable;

/** Counts the rows, or the present values, of each frame. */
final class MovingCount extends MovingCalculation {

  private final @Nullable Column counted;
  private final RowNumbers counts;
  private long count;

  /**
   * Counts of these frames.
   *
   * @param counted the column whose present values are counted; null to count rows
   */
  MovingCount(OrderedRows rows, FrameBounds bounds, @Nullable Column counted) {
    super(rows, bounds);
    this.counted = counted;
    this.counts = new RowNumbers(rows.count());
  }

  @Override
  void begin() {
    count = 0;
  }

  @Override
  void add(int row) {
    count += isPresent(row) ? 1 : 0;
  }

  @Override
  void remove(int row) {
    count -= isPresent(row) ? 1 : 0;
  }

  private boolean isPresent(int row) {
    return counted == null || !counted.isMissing(row);
  }

  @Override
  void compute(int row) {
    counts.set(row, count);
  }

  @Override
  public Column values() {
    return counts.column(ColumnType.LONG);
  }
}
