package farm.analysis.aggregate.function;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** How many values each group has met. */
final class Counts {

  private long[] counts = new long[0];

  void grow(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  void increment(int group) {
    counts[group]++;
  }

  /** Adds the count of a group of {@code other}, which is left as it is. */
  void merge(int group, Counts other, int slot) {
    counts[group] += other.counts[slot];
  }

  long count(int group) {
    return counts[group];
  }

  void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeLong(counts[group]);
    }
  }

  void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      counts[group] = in.readLong();
    }
  }

  long byteSize() {
    return 8L * counts.length;
  }
}
