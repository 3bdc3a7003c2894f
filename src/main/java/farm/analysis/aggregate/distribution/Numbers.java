package farm.analysis.aggregate.distribution;

import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;

/** Reads numbers, or truth values as 0 and 1, as doubles or as integers of the same order. */
public final class Numbers {

  private Numbers() {}

  /** The value at a position, which must not be missing; an integer becomes the nearest double. */
  public static double at(Column column, int position) {
    if (column instanceof DoubleColumn doubles) {
      return doubles.doubleAt(position);
    }
    if (column instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    return ((BooleanColumn) column).booleanAt(position) ? 1 : 0;
  }

  /**
   * An integer of the same order as the value at a position, for a double that of {@link
   * OrderedBits}; but −0.0 equals 0.0.
   */
  public static long ordered(Column column, int position) {
    return column instanceof DoubleColumn doubles
        ? OrderedBits.of(doubles.doubleAt(position) + 0.0)
        : ValueWords.word(column, position);
  }
}
