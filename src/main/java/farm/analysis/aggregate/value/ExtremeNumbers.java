package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Counts;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The least or greatest numbers or truth values, as the integers of {@link NumberSlots}. */
final class ExtremeNumbers implements Accumulator {

  private final ColumnType type;
  private final boolean least;
  private final Counts counts = new Counts();
  private long[] extremes = new long[0];

  /**
   * An accumulator of no groups.
   *
   * @param type the type of the results; if it is boolean, numbers are true where they aren't 0
   */
  ExtremeNumbers(ColumnType type, boolean least) {
    this.type = type;
    this.least = least;
  }

  @Override
  public void grow(int groups) {
    counts.grow(groups);
    if (groups > extremes.length) {
      int old = extremes.length;
      extremes = Arrays.copyOf(extremes, Math.max(groups, 2 * old));
      Arrays.fill(extremes, old, extremes.length, least ? Long.MAX_VALUE : Long.MIN_VALUE);
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column values = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      addAll(groups.of(row), chunk, values, row, end);
    }
  }

  private void addAll(int group, Chunk chunk, Column values, int firstRow, int endRow) {
    long extreme = extremes[group];
    long count = 0;
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        count++;
        long value = valueAt(values, position);
        extreme = least ? Math.min(extreme, value) : Math.max(extreme, value);
      }
    }
    extremes[group] = extreme;
    counts.add(group, count);
  }

  private long valueAt(Column values, int position) {
    if (type == ColumnType.BOOLEAN) {
      return NumberSlots.isTrue(values, position) ? 1 : 0;
    }
    long value = NumberSlots.valueAt(values, position);
    boolean nan = type == ColumnType.DOUBLE && value == NumberSlots.NAN;
    return nan && least ? NumberSlots.LEAST_NAN : value;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    ExtremeNumbers others = (ExtremeNumbers) other;
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], others.counts, slots[i]);
      int group = groups[i];
      long value = others.extremes[slots[i]];
      extremes[group] = least ? Math.min(extremes[group], value) : Math.max(extremes[group], value);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    Column.Builder results = Column.builder(type, groups.length);
    for (int group : groups) {
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        NumberSlots.append(extremes[group], results);
      }
    }
    return List.of(results.build());
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
    for (int group = 0; group < groups; group++) {
      out.writeLong(extremes[group]);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    counts.decode(groups, in);
    for (int group = 0; group < groups; group++) {
      extremes[group] = in.readLong();
    }
  }

  @Override
  public long byteSize() {
    return counts.byteSize() + 8L * extremes.length;
  }
}
