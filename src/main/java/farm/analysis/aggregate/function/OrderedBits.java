package farm.analysis.aggregate.function;

/** Doubles as integers of the same order: −0.0 is less than 0.0, and NaN is the greatest. */
public final class OrderedBits {

  private OrderedBits() {}

  /** The integer for a double; all NaN have the same. */
  public static long of(double value) {
    return flipped(Double.doubleToLongBits(value));
  }

  /** The double that {@link #of} returned an integer for. */
  public static double toDouble(long ordered) {
    return Double.longBitsToDouble(flipped(ordered));
  }

  /** Reverses the order of negative numbers, whose bits grow with their size. */
  private static long flipped(long bits) {
    return bits ^ ((bits >> 63) & Long.MAX_VALUE);
  }
}
