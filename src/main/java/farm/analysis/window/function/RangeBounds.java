package farm.analysis.window.function;

import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;

/** Bounds by the distance of the values in the order. */
final class RangeBounds implements FrameBounds {

  private final OrderedRows rows;
  private final Column values;
  private final boolean isDescending;
  private final double distance;

  /** The distance rounded down, unsigned, which decides for integers; at most 2⁶⁴ − 1. */
  private final long wholeDistance;

  RangeBounds(OrderedRows rows, double distance) {
    this.rows = rows;
    this.values = rows.column(rows.orders().get(0).column());
    this.isDescending = rows.orders().get(0).descending();
    this.distance = distance;
    this.wholeDistance = unsigned(distance);
  }

  private static long unsigned(double distance) {
    if (distance >= 0x1p64) {
      return -1;
    }
    return distance >= 0x1p63 ? Long.MIN_VALUE + (long) (distance - 0x1p63) : (long) distance;
  }

  @Override
  public int end(int place, int from, int end) {
    int next = Math.max(from, place + 1);
    while (next < end && rows.arePeers(place, next)) {
      next++;
    }
    return next;
  }

  @Override
  public int start(int place, int from) {
    int start = from;
    while (!isNear(rows.row(start), rows.row(place))) {
      start++;
    }
    return start;
  }

  /** Returns true if a row before is near enough to a row, which is near to itself. */
  private boolean isNear(int before, int row) {
    if (values.isMissing(before) || values.isMissing(row)) {
      return values.isMissing(before) && values.isMissing(row);
    }
    if (values instanceof LongColumn longs) {
      long gap =
          isDescending
              ? longs.longAt(before) - longs.longAt(row)
              : longs.longAt(row) - longs.longAt(before);
      return Long.compareUnsigned(gap, wholeDistance) <= 0; // the gap may take all 64 bits
    }
    double value = ((DoubleColumn) values).doubleAt(row);
    double other = ((DoubleColumn) values).doubleAt(before);
    if (Double.isNaN(value) || Double.isNaN(other)) {
      return Double.isNaN(value) && Double.isNaN(other);
    }
    return isDescending ? other - distance <= value : other + distance >= value;
  }
}
