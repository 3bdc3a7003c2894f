package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.aggregate.sum.ExactSums;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * The number of rows without missing values, and exact sums over them. The results are statistics
 * of these sums.
 */
final class MomentAccumulator implements Accumulator {

  private final List<Statistic> statistics;
  private final GroupCounts counts = new GroupCounts();
  private final Map<Moment, ExactSums> sums = new EnumMap<>(Moment.class);

  /**
   * Creates an empty accumulator.
   *
   * @param moments the sums that the statistics need
   * @param statistics the results
   */
  MomentAccumulator(List<Moment> moments, Statistic... statistics) {
    this.statistics = List.of(statistics);
    moments.forEach(moment -> sums.put(moment, new ExactSums()));
  }

  @Override
  public void grow(int groups) {
    counts.grow(groups);
    sums.values().forEach(sum -> sum.grow(groups));
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    int[] positions = new int[chunk.rowCount()];
    int[] presentGroups = new int[chunk.rowCount()];
    int size = 0;
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (isPresent(chunk, columns, position)) {
        positions[size] = position;
        presentGroups[size++] = groups.of(row);
        counts.increment(groups.of(row));
      }
    }
    List<ExactDoubles> values = new ArrayList<>();
    for (int column : columns) {
      values.add(ExactDoubles.of(chunk.column(column), positions, size));
    }
    sums.forEach((moment, sum) -> moment.add(values, sum, presentGroups));
  }

  private static boolean isPresent(Chunk chunk, int[] columns, int position) {
    for (int column : columns) {
      if (chunk.column(column).isMissing(position)) {
        return false;
      }
    }
    return true;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    MomentAccumulator others = (MomentAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      counts.merge(groups[i], others.counts, slots[i]);
    }
    for (Map.Entry<Moment, ExactSums> entry : sums.entrySet()) {
      ExactSums otherSums = Objects.requireNonNull(others.sums.get(entry.getKey()));
      for (int i = 0; i < slots.length; i++) {
        entry.getValue().merge(groups[i], otherSums, slots[i]);
      }
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    List<GroupMoments> moments =
        Arrays.stream(groups)
            .mapToObj(group -> new GroupMoments(counts.count(group), sums, group))
            .toList();
    List<Column> results = new ArrayList<>();
    for (Statistic statistic : statistics) {
      DoubleColumn.Builder column =
          (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
      moments.forEach(group -> column.append(statistic.of(group)));
      results.add(column.build());
    }
    return results;
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    counts.encode(groups, out);
    for (ExactSums sum : sums.values()) {
      sum.encode(groups, out);
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    counts.decode(groups, in);
    for (ExactSums sum : sums.values()) {
      sum.decode(groups, in);
    }
  }

  @Override
  public long byteSize() {
    return counts.byteSize() + sums.values().stream().mapToLong(ExactSums::byteSize).sum();
  }
}
