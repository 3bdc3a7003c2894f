package farm.analysis.aggregate.sum;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.math.MathContext;
import java.util.Arrays;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/**
 * Exact sums of doubles, one for each group: the double nearest to the true sum, so that no order
 * or split of the values changes a bit.
 *
 * <p>A sum is kept as two doubles whose exact sum it is (Dekker 1971), added to without error by
 * Knuth's TwoSum (TAOCP vol. 2, 4.2.2, theorem B). What doesn't fit in the two, which needs values
 * of very different size, goes to an {@link Expansion} of the group. Values of 2^960 and more,
 * infinities and NaN go to a {@link HugeSum}, so that nothing here can overflow.
 */
final class ExactSums {

  private static final double HUGE = 0x1p960;

  private double[] high = new double[0];
  private double[] low = new double[0];
  private Expansion @Nullable [] rest;
  private final Map<Integer, HugeSum> huge = new TreeMap<>();

  void grow(int groups) {
    if (groups > high.length) {
      int length = Math.max(groups, 2 * high.length);
      high = Arrays.copyOf(high, length);
      low = Arrays.copyOf(low, length);
      rest = rest == null ? null : Arrays.copyOf(rest, length);
    }
  }

  void add(int group, double value) {
    if (!(Math.abs(value) < HUGE)) {
      huge.computeIfAbsent(group, g -> new HugeSum()).add(value);
      return;
    }
    double a = high[group];
    double sum = a + value;
    double rounded = sum - a;
    double error = (a - (sum - rounded)) + (value - rounded);
    double b = low[group];
    double lowSum = b + error;
    double lowRounded = lowSum - b;
    double left = (b - (lowSum - lowRounded)) + (error - lowRounded);
    high[group] = sum;
    low[group] = lowSum;
    if (left != 0) {
      restOf(group).add(left);
    }
  }

  /** Adds the sum of a group of {@code other}, which is left as it is. */
  void merge(int group, ExactSums other, int slot) {
    add(group, other.high[slot]);
    add(group, other.low[slot]);
    if (other.rest != null && other.rest[slot] != null) {
      restOf(group).merge(other.rest[slot]);
    }
    HugeSum otherHuge = other.huge.get(slot);
    if (otherHuge != null) {
      huge.computeIfAbsent(group, g -> new HugeSum()).merge(otherHuge);
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

  /**
   * The double nearest to the sum, ties to even; 0.0 of no values; IEEE's of NaN (whose bits are
   * always those of {@link Double#NaN}) and infinities.
   */
  double sum(int group) {
    return mean(group, 1);
  }

  /** The double nearest to the sum, divided by {@code count}; finite also where only that is. */
  double mean(int group, long count) {
    Expansion more = rest == null ? null : rest[group];
    HugeSum most = huge.get(group);
    if (more == null && most == null) {
      return (high[group] + low[group]) / count;
    }
    Expansion all = new Expansion();
    if (more != null) {
      all.merge(more);
    }
    all.add(low[group]);
    all.add(high[group]);
    return most == null ? all.sum() / count : most.mean(all, count);
  }

  void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeDouble(high[group]);
      out.writeDouble(low[group]);
      Expansion more = rest == null ? null : rest[group];
      HugeSum most = huge.get(group);
      out.writeByte((more == null ? 0 : 1) | (most == null ? 0 : 2));
      if (more != null) {
        more.encode(out);
      }
      if (most != null) {
        most.encode(out);
      }
    }
  }

  void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      high[group] = in.readDouble();
      low[group] = in.readDouble();
      int flags = in.readByte();
      if ((flags & 1) != 0) {
        restOf(group).decode(in);
      }
      if ((flags & 2) != 0) {
        HugeSum most = new HugeSum();
        most.decode(in);
        huge.put(group, most);
      }
    }
  }

  /** About how many bytes of memory the sums take. */
  long byteSize() {
    return 16L * high.length + (rest == null ? 0 : 40L * rest.length) + 200L * huge.size();
  }

  /** The sum of values too large, or of none, to be added without a thought of overflow. */
  private static final class HugeSum {

    private BigDecimal sum = BigDecimal.ZERO;

    /** NaN, an infinity, or 0 if there was neither. */
    private double special;

    void add(double value) {
      if (Double.isFinite(value)) {
        sum = sum.add(new BigDecimal(value));
      } else {
        special += value;
      }
    }

    void merge(HugeSum other) {
      sum = sum.add(other.sum);
      special += other.special;
    }

    /** The mean of these and other values. */
    double mean(Expansion others, long count) {
      if (special != 0) {
        return Double.isNaN(special) ? Double.NaN : special;
      }
      BigDecimal total = sum.add(others.exactSum());
      double nearest = total.doubleValue();
      return Double.isInfinite(nearest) && count > 1
          ? total.divide(BigDecimal.valueOf(count), MathContext.DECIMAL128).doubleValue()
          : nearest / count;
    }

    void encode(DataOutputStream out) throws IOException {
      out.writeDouble(special);
      out.writeUTF(sum.toPlainString());
    }

    void decode(DataInputStream in) throws IOException {
      special = in.readDouble();
      sum = new BigDecimal(in.readUTF());
    }
  }
}
