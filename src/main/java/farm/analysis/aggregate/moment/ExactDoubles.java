package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.ExactSums;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import org.jspecify.annotations.Nullable;

/**
 * Numbers, or truth values as 0 and 1, as doubles; an integer of more than 53 bits is the sum of
 * two doubles.
 */
final class ExactDoubles {

  private static final long LIMIT = 1L << 53;
  private static final long TAIL_BITS = (1L << 12) - 1;

  /** Between these sizes, no part of a fourth power overflows or loses bits. */
  private static final double LEAST_TO_RAISE = 0x1p-200;

  private static final double MOST_TO_RAISE = 0x1p200;

  private final double[] heads;

  /** The differences between the values and their heads; null if all are 0. */
  private double @Nullable [] tails;

  private ExactDoubles(int size) {
    heads = new double[size];
  }

  /** The values of a column at the first {@code size} of these positions. */
  static ExactDoubles of(Column column, int[] positions, int size) {
    ExactDoubles values = new ExactDoubles(size);
    for (int i = 0; i < size; i++) {
      if (column instanceof DoubleColumn doubles) {
        values.heads[i] = doubles.doubleAt(positions[i]);
      } else if (column instanceof LongColumn longs) {
        values.set(i, longs.longAt(positions[i]));
      } else {
        values.heads[i] = ((BooleanColumn) column).booleanAt(positions[i]) ? 1 : 0;
      }
    }
    return values;
  }

  private void set(int i, long value) {
    if (value >= -LIMIT && value <= LIMIT) {
      heads[i] = value;
      return;
    }
    if (tails == null) {
      tails = new double[heads.length];
    }
    heads[i] = value & ~TAIL_BITS;
    tails[i] = value & TAIL_BITS;
  }

  /** Adds each value to the sum of its group. */
  void addTo(ExactSums sums, int[] groups) {
    add(heads, sums, groups);
    if (tails != null) {
      add(tails, sums, groups);
    }
  }

  /**
   * Adds each value's product with the value at the same index of {@code others} to the sum of its
   * group.
   */
  void addProductsTo(ExactSums sums, ExactDoubles others, int[] groups) {
    addProducts(heads, others.heads, sums, groups);
    if (others.tails != null) {
      addProducts(heads, others.tails, sums, groups);
    }
    if (tails != null) {
      addProducts(tails, others.heads, sums, groups);
    }
    if (tails != null && others.tails != null) {
      addProducts(tails, others.tails, sums, groups);
    }
  }

  /** Adds the third or fourth power of each value to the sum of its group. */
  void addPowersTo(ExactSums sums, int power, int[] groups) {
    for (int i = 0; i < heads.length; i++) {
      double value = heads[i];
      double size = Math.abs(value);
      if (tails == null && size >= LEAST_TO_RAISE && size <= MOST_TO_RAISE) {
        addPower(sums, groups[i], value, power);
      } else if (!Double.isFinite(value)) {
        sums.add(groups[i], value);
      } else if (value != 0) {
        Dyadic square = square(exactly(i));
        sums.add(groups[i], square.times(power == 3 ? exactly(i) : square));
      }
    }
  }

  /** The square is a double and its error, so each power is a sum of products of two doubles. */
  private static void addPower(ExactSums sums, int group, double value, int power) {
    double square = value * value;
    double error = Math.fma(value, value, -square);
    if (power == 3) {
      sums.addProduct(group, square, value);
      sums.addProduct(group, error, value);
    } else {
      sums.addProduct(group, square, square);
      sums.addProduct(group, 2 * error, square);
      sums.addProduct(group, error, error);
    }
  }

  private Dyadic exactly(int i) {
    Dyadic head = Dyadic.of(heads[i]);
    return tails == null ? head : head.plus(Dyadic.of(tails[i]));
  }

  private static Dyadic square(Dyadic value) {
    return value.times(value);
  }

  private static void add(double[] values, ExactSums sums, int[] groups) {
    for (int i = 0; i < values.length; i++) {
      sums.add(groups[i], values[i]);
    }
  }

  private static void addProducts(double[] one, double[] other, ExactSums sums, int[] groups) {
    for (int i = 0; i < one.length; i++) {
      sums.addProduct(groups[i], one[i], other[i]);
    }
  }
}
