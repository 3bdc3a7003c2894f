package farm.analysis.aggregate.sum;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.LongColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The number of rows, or of values of a column, in each group. */
final class CountAccumulator implements Accumulator {

  private final GroupCounts counts = new GroupCounts();

  @Override
  public void grow(int groups) {
    counts.grow(groups);
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column values = columns.length == 0 ? null : chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      if (values == null) {
        counts.add(groups.of(row), (long) end - row);
      } else {
        counts.addPresent(groups.of(row), chunk, values, row, end);
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], ((CountAccumulator) other).counts, slots[i]);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    long[] results = new long[groups.length];
    Arrays.setAll(results, i -> counts.count(groups[i]));
    return List.of(LongColumn.of(results));
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    counts.decode(groups, in);
  }

  @Override
  public long byteSize() {
    return counts.byteSize();
  }
}
