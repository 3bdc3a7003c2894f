package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;

/** The sum and the number of values of each group. The result is the sum or the mean. */
abstract sealed class SumAccumulator implements Accumulator
    permits LongSumAccumulator, DoubleSumAccumulator {

  final GroupCounts counts = new GroupCounts();

  @Override
  public final void grow(int groups) {
    counts.grow(groups);
    growSums(groups);
  }

  @Override
  public final void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column values = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      int group = groups.of(row);
      counts.addPresent(group, chunk, values, row, end);
      addAll(group, chunk, values, row, end);
    }
  }

  @Override
  public final void merge(Accumulator other, int[] slots, int[] groups) {
    SumAccumulator sums = (SumAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], sums.counts, slots[i]);
      mergeSum(groups[i], sums, slots[i]);
    }
  }

  @Override
  public final void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
    encodeSums(groups, out);
  }

  @Override
  public final void decode(int groups, DataInputStream in) throws IOException {
    counts.decode(groups, in);
    decodeSums(groups, in);
  }

  abstract void growSums(int groups);

  /** Adds the values of rows of one group, from {@code firstRow} to {@code endRow}, exclusive. */
  abstract void addAll(int group, Chunk chunk, Column values, int firstRow, int endRow);

  abstract void mergeSum(int group, SumAccumulator other, int slot);

  abstract void encodeSums(int groups, DataOutputStream out) throws IOException;

  abstract void decodeSums(int groups, DataInputStream in) throws IOException;
}
