package farm.analysis.aggregate.sum;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.math.BigInteger;
import java.util.Arrays;

/**
 * Sums of 64-bit integers, one for each group, in 128 bits. They can't overflow in any order of the
 * values.
 */
final class ExactLongSums {

  private long[] high = new long[0];
  private long[] low = new long[0];

  void grow(int groups) {
    if (groups > low.length) {
      int length = Math.max(groups, 2 * low.length);
      high = Arrays.copyOf(high, length);
      low = Arrays.copyOf(low, length);
    }
  }

  void add(int group, long value) {
    add(group, value >> 63, value);
  }

  /** Takes back a value that was added. */
  void subtract(int group, long value) {
    long difference = low[group] - value;
    long borrow = Long.compareUnsigned(low[group], value) < 0 ? 1 : 0;
    low[group] = difference;
    high[group] -= (value >> 63) + borrow;
  }

  private void add(int group, long valueHigh, long valueLow) {
    long sum = low[group] + valueLow;
    long carry = Long.compareUnsigned(sum, valueLow) < 0 ? 1 : 0;
    low[group] = sum;
    high[group] += valueHigh + carry;
  }

  /** Adds the sum of group {@code slot} of {@code other} to a group. */
  void merge(int group, ExactLongSums other, int slot) {
    add(group, other.high[slot], other.low[slot]);
  }

  /** Returns true if the sum is a 64-bit integer. */
  boolean fits(int group) {
    return high[group] == low[group] >> 63;
  }

  /** The sum, which must fit in 64 bits. */
  long sum(int group) {
    return low[group];
  }

  /** The sum, of any size. */
  BigInteger exactSum(int group) {
    return BigInteger.valueOf(high[group])
        .shiftLeft(64)
        .add(new BigInteger(Long.toUnsignedString(low[group])));
  }

  /** The double nearest to the sum. */
  double nearest(int group) {
    return fits(group) ? (double) low[group] : exactSum(group).doubleValue();
  }

  void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeLong(high[group]);
      out.writeLong(low[group]);
    }
  }

  void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      high[group] = in.readLong();
      low[group] = in.readLong();
    }
  }

  long byteSize() {
    return 16L * low.length;
  }
}
