package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.ToDoubleFunction;
import org.jspecify.annotations.Nullable;

/** The values of each group, or a sketch of them if there are too many. */
final class QuantileAccumulator implements Accumulator {

  private static final double[] NONE = {};
  private static final int SKETCHED = -1;

  private final QuantileOptions options;
  private final ToDoubleFunction<SortedValues> statistic;
  private final LogarithmicBins bins;
  private double[][] values = new double[0][];

  /** The number of a group's values that are kept; {@link #SKETCHED} if it has a sketch instead. */
  private int[] counts = new int[0];

  /** By group; the array is empty until there is a sketch. */
  private @Nullable ValueSketch[] sketches = new @Nullable ValueSketch[0];

  private long bytes;

  QuantileAccumulator(QuantileOptions options, ToDoubleFunction<SortedValues> statistic) {
    this.options = options;
    this.statistic = statistic;
    this.bins = new LogarithmicBins(options.relativeError());
  }

  @Override
  public void grow(int groups) {
    int old = counts.length;
    if (groups > old) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * old));
      values = Arrays.copyOf(values, counts.length);
      Arrays.fill(values, old, counts.length, NONE);
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column column = chunk.column(columns[0]);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!column.isMissing(position)) {
        add(groups.of(row), Numbers.at(column, position));
      }
    }
  }

  private void add(int group, double value) {
    if (counts[group] == SKETCHED || counts[group] == options.exactValues()) {
      ValueSketch sketch = sketched(group);
      bytes -= sketch.byteSize();
      sketch.add(value, bins);
      bytes += sketch.byteSize();
      return;
    }
    int count = counts[group];
    if (count == values[group].length) {
      int room = Math.min(options.exactValues(), count + Math.max(1, count / 2));
      bytes += 8L * (room - count) + (count == 0 ? 16 : 0);
      values[group] = Arrays.copyOf(values[group], room);
    }
    values[group][counts[group]++] = value;
  }

  /** Returns the sketch of a group; the first call makes it from the group's values. */
  private ValueSketch sketched(int group) {
    if (counts[group] == SKETCHED) {
      return sketch(group);
    }
    ValueSketch sketch = new ValueSketch();
    for (int i = 0; i < counts[group]; i++) {
      sketch.add(values[group][i], bins);
    }
    bytes += sketch.byteSize() - 8L * values[group].length;
    if (sketches.length < counts.length) {
      sketches = Arrays.copyOf(sketches, counts.length);
    }
    sketches[group] = sketch;
    values[group] = NONE;
    counts[group] = SKETCHED;
    return sketch;
  }

  private ValueSketch sketch(int group) {
    return Objects.requireNonNull(sketches[group]);
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    QuantileAccumulator others = (QuantileAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      if (others.counts[slots[i]] == SKETCHED) {
        merge(groups[i], others.sketch(slots[i]));
      }
      for (int v = 0; v < others.counts[slots[i]]; v++) {
        add(groups[i], others.values[slots[i]][v]);
      }
    }
  }

  private void merge(int group, ValueSketch other) {
    ValueSketch sketch = sketched(group);
    bytes -= sketch.byteSize();
    sketch.merge(other);
    bytes += sketch.byteSize();
  }

  @Override
  public List<Column> results(int[] groups) {
    DoubleColumn.Builder results =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
    for (int group : groups) {
      if (counts[group] == 0) {
        results.appendMissing();
      } else {
        double result = hasNan(group) ? Double.NaN : statistic.applyAsDouble(sorted(group));
        // NaN has many bit patterns: always give the same one.
        results.append(Double.isNaN(result) ? Double.NaN : result);
      }
    }
    return List.of(results.build());
  }

  private boolean hasNan(int group) {
    return counts[group] == SKETCHED
        ? sketch(group).hasNan()
        : Arrays.stream(values[group], 0, counts[group]).anyMatch(Double::isNaN);
  }

  private SortedValues sorted(int group) {
    return counts[group] == SKETCHED
        ? sketch(group).sorted(bins)
        : SortedValues.of(Arrays.copyOf(values[group], counts[group]));
  }

  @Override
  public int estimates(int[] groups) {
    return (int) Arrays.stream(groups).filter(group -> counts[group] == SKETCHED).count();
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeInt(counts[group]);
      if (counts[group] == SKETCHED) {
        sketch(group).encode(out);
      }
      for (int i = 0; i < counts[group]; i++) {
        out.writeDouble(values[group][i]);
      }
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      int count = in.readInt();
      if (count < SKETCHED || count > options.exactValues()) {
        throw new StreamCorruptedException(
            "%d values; should be %d to %d".formatted(count, SKETCHED, options.exactValues()));
      }
      if (count == SKETCHED) {
        merge(group, ValueSketch.decode(in));
      }
      for (int i = 0; i < count; i++) {
        add(group, in.readDouble());
      }
    }
  }

  @Override
  public long byteSize() {
    return bytes + 8L * counts.length + 4L * sketches.length;
  }
}
