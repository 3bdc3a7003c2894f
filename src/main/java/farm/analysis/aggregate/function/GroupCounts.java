package farm.analysis.aggregate.function;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;

/** The number of values in each group. */
public final class GroupCounts {

  private long[] counts = new long[0];

  /** Makes room for groups 0 to {@code groups - 1}. */
  public void grow(int groups) {
    if (groups > counts.length) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * counts.length));
    }
  }

  /** Adds 1 to the count of a group. */
  public void increment(int group) {
    counts[group]++;
  }

  /** Adds {@code count} to the count of a group. */
  public void add(int group, long count) {
    counts[group] += count;
  }

  /**
   * Counts the rows of one group that have a value, from {@code firstRow} to {@code endRow},
   * exclusive.
   */
  public void addPresent(int group, Chunk chunk, Column values, int firstRow, int endRow) {
    long missing = 0;
    for (int row = firstRow; values.hasMissing() && row < endRow; row++) {
      missing += values.isMissing(chunk.position(row)) ? 1 : 0;
    }
    counts[group] += endRow - firstRow - missing;
  }

  /** Adds the count of group {@code slot} of {@code other} to a group. */
  public void merge(int group, GroupCounts other, int slot) {
    counts[group] += other.counts[slot];
  }

  /** The count of a group. */
  public long count(int group) {
    return counts[group];
  }

  /** Writes the counts of groups 0 to {@code groups - 1}. */
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeLong(counts[group]);
    }
  }

  /** Reads the counts that {@link #encode} wrote. */
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      counts[group] = in.readLong();
    }
  }

  /** The approximate memory of the counts, in bytes. */
  public long byteSize() {
    return 8L * counts.length;
  }
}
