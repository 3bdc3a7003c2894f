package farm.analysis.aggregate.sum;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Sums or means of doubles. */
final class DoubleSumAccumulator extends SumAccumulator {

  private final ExactSums sums = new ExactSums();
  private final boolean mean;

  DoubleSumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  void growSums(int groups) {
    sums.grow(groups);
  }

  @Override
  void addAll(int group, Chunk chunk, Column values, int firstRow, int endRow) {
    sums.addAll(group, chunk, (DoubleColumn) values, firstRow, endRow);
  }

  @Override
  void mergeSum(int group, SumAccumulator other, int slot) {
    sums.merge(group, ((DoubleSumAccumulator) other).sums, slot);
  }

  @Override
  public List<Column> results(int[] groups) {
    DoubleColumn.Builder results =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
    for (int group : groups) {
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        results.append(sums.mean(group, mean ? counts.count(group) : 1));
      }
    }
    return List.of(results.build());
  }

  @Override
  void encodeSums(int groups, DataOutputStream out) throws IOException {
    sums.encode(groups, out);
  }

  @Override
  void decodeSums(int groups, DataInputStream in) throws IOException {
    sums.decode(groups, in);
  }

  @Override
  public long byteSize() {
    return counts.byteSize() + sums.byteSize();
  }
}
