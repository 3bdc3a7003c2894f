package farm.analysis.aggregate.function;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** How many values each group has met. */
public final class Counts {

  private long[] counts = new long[0];

  /** Makes room for groups 0 to {@code groups - 1}. */
  public void grow(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  /** Counts one more value of a group. */
  public void increment(int group) {
    counts[group]++;
  }

  /** Counts so many more of a group. */
  public void add(int group, long count) {
    counts[group] += count;
  }

  /** Counts those of some rows, all of one group, that have a value in a column. */
  public void addPresent(int group, Chunk chunk, Column values, int firstRow, int endRow) {
    long missing = 0;
    for (int row = firstRow; values.hasMissing() && row < endRow; row++) {
      missing += values.isMissing(chunk.position(row)) ? 1 : 0;
    }
    counts[group] += endRow - firstRow - missing;
  }

  /** Adds the count of a group of {@code other}, which is left as it is. */
  public void merge(int group, Counts other, int slot) {
    counts[group] += other.counts[slot];
  }

  /** How many values a group has met. */
  public long count(int group) {
    return counts[group];
  }

  /** Writes the counts of groups 0 to {@code groups - 1}. */
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeLong(counts[group]);
    }
  }

  /** Reads what {@link #encode} wrote. */
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      counts[group] = in.readLong();
    }
  }

  /** About how many bytes of memory the counts take. */
  public long byteSize() {
    return 8L * counts.length;
  }
}
