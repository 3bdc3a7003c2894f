package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.Schema;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.List;

/** The number of values of each group, and the least of them: the only one if the number is 1. */
final class OnlyAccumulator implements Accumulator {

  private final GroupCounts counts = new GroupCounts();
  private final PickAccumulator least;

  OnlyAccumulator(Schema.Field input) {
    this.least = new PickAccumulator(List.of(input), true);
  }

  @Override
  public void grow(int groups) {
    counts.grow(groups);
    least.grow(groups);
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    least.add(chunk, columns, groups);
    Column values = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      counts.addPresent(groups.of(row), chunk, values, row, end);
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    OnlyAccumulator from = (OnlyAccumulator) other;
    least.merge(from.least, slots, groups);
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], from.counts, slots[i]);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    for (int group : groups) {
      if (counts.count(group) > 1) {
        throw new GroupOverflowException(
            group,
            "has %,d values, but the function 'only' needs one; choose another with 'fn', such as mean"
                .formatted(counts.count(group)));
      }
    }
    return least.results(groups);
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
    least.encode(groups, out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    counts.decode(groups, in);
    least.decode(groups, in);
  }

  @Override
  public long byteSize() {
    return counts.byteSize() + least.byteSize();
  }
}
