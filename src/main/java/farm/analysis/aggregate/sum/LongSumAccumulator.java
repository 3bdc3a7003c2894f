package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.BooleanColumn;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** Sums or means of integers, or of truth values as 0 and 1. */
final class LongSumAccumulator extends SumAccumulator {

  private final ExactLongSums sums = new ExactLongSums();
  private final boolean mean;

  LongSumAccumulator(boolean mean) {
    this.mean = mean;
  }

  @Override
  void growSums(int groups) {
    sums.grow(groups);
  }

  @Override
  void addAll(int group, Chunk chunk, Column values, int firstRow, int endRow) {
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        sums.add(group, valueAt(values, position));
      }
    }
  }

  private static long valueAt(Column values, int position) {
    if (values instanceof LongColumn longs) {
      return longs.longAt(position);
    }
    return ((BooleanColumn) values).booleanAt(position) ? 1 : 0;
  }

  @Override
  void mergeSum(int group, SumAccumulator other, int slot) {
    sums.merge(group, ((LongSumAccumulator) other).sums, slot);
  }

  @Override
  public List<Column> results(int[] groups) {
    return List.of(mean ? means(groups) : exactSums(groups));
  }

  private Column exactSums(int[] groups) {
    LongColumn.Builder results =
        (LongColumn.Builder) Column.builder(ColumnType.LONG, groups.length);
    for (int group : groups) {
      if (!sums.fits(group)) {
        throw new GroupOverflowException(group, sums.exactSum(group));
      }
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        results.append(sums.sum(group));
      }
    }
    return results.build();
  }

  private Column means(int[] groups) {
    DoubleColumn.Builder results =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
    for (int group : groups) {
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        results.append(sums.nearest(group) / counts.count(group));
      }
    }
    return results.build();
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
