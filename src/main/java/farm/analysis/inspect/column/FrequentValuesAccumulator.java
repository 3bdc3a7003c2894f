package farm.analysis.inspect.column;

import static farm.analysis.inspect.column.FrequentValues.MOST_LISTED;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.LongColumn;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;

/** The counts of the values of each group. */
final class FrequentValuesAccumulator implements Accumulator {

  private final ColumnType type;
  private final List<ValueCounts> counts = new ArrayList<>();

  FrequentValuesAccumulator(ColumnType type) {
    this.type = type;
  }

  @Override
  public void grow(int groups) {
    while (counts.size() < groups) {
      counts.add(new ValueCounts(type));
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column column = chunk.column(columns[0]);
    int end;
    for (int row = 0; row < chunk.rowCount(); row = end) {
      end = groups.endOfRun(row);
      counts.get(groups.of(row)).add(chunk, column, row, end);
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    for (int i = 0; i < slots.length; i++) {
      counts.get(groups[i]).merge(((FrequentValuesAccumulator) other).counts.get(slots[i]));
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    LongColumn.Builder different = longs(groups.length);
    List<TextColumn.Builder> values = new ArrayList<>();
    List<LongColumn.Builder> times = new ArrayList<>();
    for (int i = 0; i < MOST_LISTED; i++) {
      values.add((TextColumn.Builder) Column.builder(ColumnType.TEXT, groups.length));
      times.add(longs(groups.length));
    }
    for (int group : groups) {
      ValueCounts of = counts.get(group);
      append(of, different);
      append(of.mostFrequent(MOST_LISTED), values, times);
    }
    return Stream.of(List.of(different), values, times)
        .flatMap(List::stream)
        .map(Column.Builder::build)
        .toList();
  }

  private static LongColumn.Builder longs(int size) {
    return (LongColumn.Builder) Column.builder(ColumnType.LONG, size);
  }

  private static void append(ValueCounts counts, LongColumn.Builder different) {
    Integer known = counts.different();
    if (known == null) {
      different.appendMissing();
    } else {
      different.append(known);
    }
  }

  private static void append(
      List<ValueCount> listed, List<TextColumn.Builder> values, List<LongColumn.Builder> times) {
    for (int i = 0; i < MOST_LISTED; i++) {
      if (i < listed.size()) {
        values.get(i).append(listed.get(i).value());
        times.get(i).append(listed.get(i).count());
      } else {
        values.get(i).appendMissing();
        times.get(i).appendMissing();
      }
    }
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      counts.get(group).encode(out);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    for (int group = 0; group < groups; group++) {
      counts.add(ValueCounts.decode(type, in));
    }
  }

  @Override
  public long byteSize() {
    return counts.stream().mapToLong(ValueCounts::byteSize).sum();
  }
}
