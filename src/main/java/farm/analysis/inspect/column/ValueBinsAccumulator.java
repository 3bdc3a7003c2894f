package farm.analysis.inspect.column;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import farm.analysis.chunk.LongColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** The bins of each group. */
final class ValueBinsAccumulator implements Accumulator {

  private static final int BINS_BYTES = 80 + Long.BYTES * AdaptiveBins.MOST;

  private final List<AdaptiveBins> bins = new ArrayList<>();

  @Override
  public void grow(int groups) {
    while (bins.size() < groups) {
      bins.add(new AdaptiveBins());
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column column = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      AdaptiveBins to = bins.get(groups.of(row));
      if (column instanceof DoubleColumn doubles) {
        add(chunk, doubles, row, end, to);
      } else {
        add(chunk, (LongColumn) column, row, end, to);
      }
    }
  }

  private static void add(
      Chunk chunk, DoubleColumn column, int firstRow, int endRow, AdaptiveBins to) {
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        double value = column.doubleAt(position);
        if (Double.isFinite(value)) {
          to.add(value);
        }
      }
    }
  }

  private static void add(
      Chunk chunk, LongColumn column, int firstRow, int endRow, AdaptiveBins to) {
    for (int row = firstRow; row < endRow; row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        to.add(column.longAt(position));
      }
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    for (int i = 0; i < slots.length; i++) {
      bins.get(groups[i]).merge(((ValueBinsAccumulator) other).bins.get(slots[i]));
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    List<LongColumn.Builder> results =
        IntStream.range(0, 2 + AdaptiveBins.MOST)
            .mapToObj(i -> (LongColumn.Builder) Column.builder(ColumnType.LONG, groups.length))
            .toList();
    for (int group : groups) {
      AdaptiveBins of = bins.get(group);
      results.get(0).append(of.first());
      results.get(1).append(of.exponent());
      for (int i = 0; i < AdaptiveBins.MOST; i++) {
        if (i < of.size()) {
          results.get(2 + i).append(of.count(i));
        } else {
          results.get(2 + i).appendMissing();
        }
      }
    }
    return results.stream().map(Column.Builder::build).toList();
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      bins.get(group).encode(out);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    for (int group = 0; group < groups; group++) {
      bins.add(AdaptiveBins.decode(in));
    }
  }

  @Override
  public long byteSize() {
    return (long) BINS_BYTES * bins.size();
  }
}
