package farm.analysis.aggregate.sum;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of doubles and of products of two doubles, one sum for each group. No order or split
 * of the values changes a bit of the result.
 *
 * <p>A sum is kept as three doubles that add up to it exactly (Dekker 1971). Knuth's TwoSum adds a
 * value to them without error (TAOCP vol. 2, 4.2.2, theorem B). A product is added as the nearest
 * double and its error, which a fused multiply-add computes (Ogita, Rump and Oishi 2005, algorithm
 * 3.5).
 *
 * <p>Values of very different sizes may not fit in three doubles; the rest goes to an {@link
 * Expansion} of the group. {@link Outliers} take infinities and NaN. They also take values and
 * products that could overflow, or whose error could underflow.
 */
public final class ExactSums {

  private static final double HUGE = 0x1p960;
  private static final double TINY = 0x1p-960;

  private double[] high = new double[0];
  private double[] low = new double[0];
  private double @Nullable [] lowest;
  private Expansion @Nullable [] rest;
  private final Map<Integer, Outliers> outliers = new TreeMap<>();

  /** Makes room for groups 0 to {@code groups - 1}. */
  public void grow(int groups) {
    if (groups > high.length) {
      int length = Math.max(groups, 2 * high.length);
      high = Arrays.copyOf(high, length);
      low = Arrays.copyOf(low, length);
      lowest = lowest == null ? null : Arrays.copyOf(lowest, length);
      rest = rest == null ? null : Arrays.copyOf(rest, length);
    }
  }

  /** Adds a value to the sum of a group. */
  public void add(int group, double value) {
    if (!(Math.abs(value) < HUGE)) {
      outliersOf(group).add(value, 1);
      return;
    }
    double a = high[group];
    double sum = a + value;
    high[group] = sum;
    addLow(group, Expansion.error(a, value, sum));
  }

  /** Adds the values of rows of one group, from {@code firstRow} to {@code endRow}, exclusive. */
  void addAll(int group, Chunk chunk, DoubleColumn values, int firstRow, int endRow) {
    double a = high[group];
    double b = low[group];
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (values.isMissing(position)) {
        continue;
      }
      double value = values.doubleAt(position);
      if (!(Math.abs(value) < HUGE)) {
        outliersOf(group).add(value, 1);
        continue;
      }
      double sum = a + value;
      double error = Expansion.error(a, value, sum);
      a = sum;
      double lowSum = b + error;
      double left = Expansion.error(b, error, lowSum);
      b = lowSum;
      if (left != 0) {
        addLowest(group, left);
      }
    }
    high[group] = a;
    low[group] = b;
  }

  /** Adds the product of two values, exactly. */
  public void addProduct(int group, double value, double other) {
    double product = value * other;
    double size = Math.abs(product);
    if (size >= TINY && size < HUGE) {
      add(group, product);
      addLow(group, Math.fma(value, other, -product));
    } else if (product != 0 || (value != 0 && other != 0)) {
      outliersOf(group).add(value, other);
    }
  }

  /** Adds a number of any size, exactly. This takes far longer than to add a double. */
  public void add(int group, Dyadic value) {
    outliersOf(group).add(value);
  }

  private void addLow(int group, double value) {
    double b = low[group];
    double sum = b + value;
    low[group] = sum;
    double left = Expansion.error(b, value, sum);
    if (left != 0) {
      addLowest(group, left);
    }
  }

  private void addLowest(int group, double value) {
    if (lowest == null) {
      lowest = new double[high.length];
    }
    double c = lowest[group];
    double sum = c + value;
    lowest[group] = sum;
    double left = Expansion.error(c, value, sum);
    if (left != 0) {
      restOf(group).add(left);
    }
  }

  /** Adds the sum of group {@code slot} of {@code other} to a group. */
  public void merge(int group, ExactSums other, int slot) {
    add(group, other.high[slot]);
    addLow(group, other.low[slot]);
    if (other.lowest != null) {
      addLow(group, other.lowest[slot]);
    }
    if (other.rest != null && other.rest[slot] != null) {
      restOf(group).merge(other.rest[slot]);
    }
    Outliers others = other.outliers.get(slot);
    if (others != null) {
      outliersOf(group).merge(others);
    }
  }

  private Expansion restOf(int group) {
    if (rest == null) {
      rest = new Expansion[high.length];
    }
    if (rest[group] == null) {
      rest[group] = new Expansion();
    }
    return rest[group];
  }

  private Outliers outliersOf(int group) {
    return outliers.computeIfAbsent(group, g -> new Outliers());
  }

  /**
   * The double nearest to the sum, ties to even; 0.0 if there are no values. NaN and infinities add
   * up as in IEEE 754; a NaN always has the bits of {@link Double#NaN}.
   */
  double sum(int group) {
    return mean(group, 1);
  }

  /**
   * The double nearest to the sum, divided by {@code count}. It is finite if the mean is, even
   * where the sum overflows a double.
   */
  double mean(int group, long count) {
    Expansion more = rest == null ? null : rest[group];
    double least = lowest == null ? 0 : lowest[group];
    if (!isFinite(group)) {
      return outliersOf(group).special;
    }
    if (outliers.containsKey(group)) {
      Dyadic sum = exactSum(group);
      double nearest = sum.nearest();
      return Double.isInfinite(nearest) && count > 1
          ? sum.over(Dyadic.of(count)).orElseThrow()
          : nearest / count;
    }
    if (more == null && least == 0) {
      return (high[group] + low[group]) / count;
    }
    Expansion all = new Expansion();
    if (more != null) {
      all.merge(more);
    }
    all.add(least);
    all.add(low[group]);
    all.add(high[group]);
    return all.sum() / count;
  }

  /** Returns true if neither NaN nor an infinity was added. */
  public boolean isFinite(int group) {
    return outliers.isEmpty() || !outliers.containsKey(group) || outliersOf(group).special == 0;
  }

  /** The exact sum, which must be finite. */
  public Dyadic exactSum(int group) {
    Dyadic sum = Dyadic.of(high[group]).plus(Dyadic.of(low[group]));
    if (lowest != null) {
      sum = sum.plus(Dyadic.of(lowest[group]));
    }
    if (rest != null && rest[group] != null) {
      sum = sum.plus(rest[group].exactSum());
    }
    Outliers most = outliers.get(group);
    return most == null ? sum : sum.plus(most.sum);
  }

  /** Writes the sums of groups 0 to {@code groups - 1}. */
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      double least = lowest == null ? 0 : lowest[group];
      Expansion more = rest == null ? null : rest[group];
      Outliers most = outliers.get(group);
      out.writeByte((more == null ? 0 : 1) | (most == null ? 0 : 2) | (least == 0 ? 0 : 4));
      out.writeDouble(high[group]);
      out.writeDouble(low[group]);
      if (least != 0) {
        out.writeDouble(least);
      }
      if (more != null) {
        more.encode(out);
      }
      if (most != null) {
        most.encode(out);
      }
    }
  }

  /** Reads the sums that {@link #encode} wrote. */
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      int flags = in.readByte();
      high[group] = in.readDouble();
      low[group] = in.readDouble();
      if ((flags & 4) != 0) {
        addLowest(group, in.readDouble());
      }
      if ((flags & 1) != 0) {
        restOf(group).decode(in);
      }
      if ((flags & 2) != 0) {
        outliersOf(group).decode(in);
      }
    }
  }

  /** The approximate memory of the sums, in bytes. */
  public long byteSize() {
    long arrays = 16L + (lowest == null ? 0 : 8) + (rest == null ? 0 : 60);
    return arrays * high.length + 200L * outliers.size();
  }

  /** The sum of the values and products that could overflow or underflow if doubles added them. */
  private static final class Outliers {

    private Dyadic sum = Dyadic.ZERO;

    /** NaN or an infinity; 0 if neither was added. */
    private double special;

    void add(Dyadic value) {
      sum = sum.plus(value);
    }

    void add(double value, double factor) {
      if (Double.isFinite(value) && Double.isFinite(factor)) {
        add(Dyadic.of(value).times(Dyadic.of(factor)));
      } else {
        addSpecial(value * factor);
      }
    }

    private void addSpecial(double value) {
      // The bits of a sum of NaN depend on the order: give every NaN the same bits.
      special = Double.isNaN(special + value) ? Double.NaN : special + value;
    }

    void merge(Outliers other) {
      sum = sum.plus(other.sum);
      addSpecial(other.special);
    }

    void encode(DataOutputStream out) throws IOException {
      out.writeDouble(special);
      sum.encode(out);
    }

    void decode(DataInputStream in) throws IOException {
      special = in.readDouble();
      sum = Dyadic.decode(in);
    }
  }
}
