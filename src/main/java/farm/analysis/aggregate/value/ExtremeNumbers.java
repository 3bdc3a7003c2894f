package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/**
 * The least or greatest number or truth value of each group, as the integers of {@link
 * NumberSlots}. The result is NaN if any value is NaN.
 */
final class ExtremeNumbers implements Accumulator {

  /**
   * NaN as an extreme: it exceeds every other double, and its bits are a NaN with or without {@link
   * #turn}.
   */
  private static final long NAN = Long.MAX_VALUE;

  private final ColumnType type;

  /**
   * XORed with each value so that the extreme is the greatest integer: all bits are set for the
   * least value, none for the greatest.
   */
  private final long turn;

  private final GroupCounts counts = new GroupCounts();
  private long[] extremes = new long[0];

  /**
   * Creates an empty accumulator.
   *
   * @param type the type of the results; if it is boolean, a number is true unless it is 0
   * @param least true for the least values, false for the greatest
   */
  ExtremeNumbers(ColumnType type, boolean least) {
    this.type = type;
    this.turn = least ? -1 : 0;
  }

  @Override
  public void grow(int groups) {
    counts.grow(groups);
    if (groups > extremes.length) {
      int old = extremes.length;
      extremes = Arrays.copyOf(extremes, Math.max(groups, 2 * old));
      Arrays.fill(extremes, old, extremes.length, Long.MIN_VALUE);
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column values = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      int group = groups.of(row);
      counts.addPresent(group, chunk, values, row, end);
      extremes[group] =
          type == ColumnType.DOUBLE
              ? extreme(extremes[group], chunk, (DoubleColumn) values, row, end)
              : extreme(extremes[group], chunk, values, row, end);
    }
  }

  private long extreme(long before, Chunk chunk, Column values, int firstRow, int endRow) {
    long extreme = before;
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        extreme = Math.max(extreme, valueAt(values, position) ^ turn);
      }
    }
    return extreme;
  }

  private long valueAt(Column values, int position) {
    if (type == ColumnType.BOOLEAN) {
      return NumberSlots.isTrue(values, position) ? 1 : 0;
    }
    return NumberSlots.valueAt(values, position);
  }

  /** A separate loop for the most common type, simple enough for the compiler to optimize. */
  private long extreme(long before, Chunk chunk, DoubleColumn values, int firstRow, int endRow) {
    long extreme = before;
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        double value = values.doubleAt(position);
        long turned = Double.isNaN(value) ? NAN : OrderedBits.of(value) ^ turn;
        extreme = Math.max(extreme, turned);
      }
    }
    return extreme;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    ExtremeNumbers others = (ExtremeNumbers) other;
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], others.counts, slots[i]);
      int group = groups[i];
      extremes[group] = Math.max(extremes[group], others.extremes[slots[i]]);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    Column.Builder results = Column.builder(type, groups.length);
    for (int group : groups) {
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        NumberSlots.append(extremes[group] ^ turn, results);
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
