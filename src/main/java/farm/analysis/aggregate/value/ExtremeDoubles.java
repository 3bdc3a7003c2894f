package farm.analysis.aggregate.value;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.Counts;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;

/** The least or greatest doubles. */
final class ExtremeDoubles implements Accumulator {

  private final boolean least;
  private final Counts counts = new Counts();
  private double[] extremes = new double[0];

  ExtremeDoubles(boolean least) {
    this.least = least;
  }

  @Override
  public void grow(int groups) {
    counts.grow(groups);
    if (groups > extremes.length) {
      int old = extremes.length;
      extremes = Arrays.copyOf(extremes, Math.max(groups, 2 * old));
      double none = least ? Double.POSITIVE_INFINITY : Double.NEGATIVE_INFINITY;
      Arrays.fill(extremes, old, extremes.length, none);
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, int[] groups) {
    DoubleColumn values = (DoubleColumn) chunk.column(columns[0]);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!values.isMissing(position)) {
        counts.increment(groups[row]);
        take(groups[row], values.doubleAt(position));
      }
    }
  }

  private void take(int group, double value) {
    extremes[group] = least ? Math.min(extremes[group], value) : Math.max(extremes[group], value);
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    ExtremeDoubles others = (ExtremeDoubles) other;
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], others.counts, slots[i]);
      take(groups[i], others.extremes[slots[i]]);
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    DoubleColumn.Builder results =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
    for (int group : groups) {
      if (counts.count(group) == 0) {
        results.appendMissing();
      } else {
        // Which of several NaN was kept depends on the order: give all of them the same bits.
        results.append(Double.isNaN(extremes[group]) ? Double.NaN : extremes[group]);
      }
    }
    return List.of(results.build());
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
    for (int group = 0; group < groups; group++) {
      out.writeDouble(extremes[group]);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    counts.decode(groups, in);
    for (int group = 0; group < groups; group++) {
      extremes[group] = in.readDouble();
    }
  }

  @Override
  public long byteSize() {
    return counts.byteSize() + 8L * extremes.length;
  }
}
