package farm.analysis.aggregate.distribution.rank;

import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.function.OrderedBits;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.aggregate.sum.Dyadic;
import farm.analysis.aggregate.sum.ExactSums;
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
import java.util.OptionalDouble;

/** The pairs of each group, as integers of the same order as the values. */
final class SpearmanAccumulator implements Accumulator {

  private static final long[] NONE = {};
  private static final int DROPPED = -1;

  private final int maxPairs;
  private final boolean[] areDoubles;

  /** By group: x and y of the first pair, of the second, and so on. */
  private long[][] pairs = new long[0][];

  /** The number of pairs of each group; {@link #DROPPED} if there were too many. */
  private int[] counts = new int[0];

  private long bytes;

  SpearmanAccumulator(int maxPairs, ColumnType x, ColumnType y) {
    this.maxPairs = maxPairs;
    this.areDoubles = new boolean[] {x == ColumnType.DOUBLE, y == ColumnType.DOUBLE};
  }

  @Override
  public void grow(int groups) {
    int old = counts.length;
    if (groups > old) {
      counts = Arrays.copyOf(counts, Math.max(groups, 2 * old));
      pairs = Arrays.copyOf(pairs, counts.length);
      Arrays.fill(pairs, old, counts.length, NONE);
    }
  }

  @Override
  public void add(Chunk chunk, int[] columns, RowGroups groups) {
    Column x = chunk.column(columns[0]);
    Column y = chunk.column(columns[1]);
    for (int row = 0; row < chunk.rowCount(); row++) {
      int position = chunk.position(row);
      if (!x.isMissing(position) && !y.isMissing(position)) {
        add(groups.of(row), Numbers.ordered(x, position), Numbers.ordered(y, position));
      }
    }
  }

  private void add(int group, long x, long y) {
    int count = counts[group];
    if (count == maxPairs) {
      drop(group);
    } else if (count != DROPPED) {
      if (2 * count == pairs[group].length) {
        int room = Math.min(maxPairs, count + Math.max(1, count / 2));
        bytes += 16L * (room - count) + (count == 0 ? 16 : 0);
        pairs[group] = Arrays.copyOf(pairs[group], 2 * room);
      }
      pairs[group][2 * count] = x;
      pairs[group][2 * count + 1] = y;
      counts[group]++;
    }
  }

  private void drop(int group) {
    bytes -= 8L * pairs[group].length;
    pairs[group] = NONE;
    counts[group] = DROPPED;
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    SpearmanAccumulator others = (SpearmanAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      if (others.counts[slots[i]] == DROPPED) {
        drop(groups[i]);
      }
      long[] more = others.pairs[slots[i]];
      for (int pair = 0; pair < others.counts[slots[i]]; pair++) {
        add(groups[i], more[2 * pair], more[2 * pair + 1]);
      }
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    DoubleColumn.Builder results =
        (DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length);
    for (int group : groups) {
      results.append(result(group));
    }
    return List.of(results.build());
  }

  private OptionalDouble result(int group) {
    if (counts[group] == DROPPED) {
      throw new GroupOverflowException(
          group,
          "has more than %d pairs of values; give a larger 'max_pairs', or use 'correlation'"
              .formatted(maxPairs));
    }
    long[] x = values(group, 0);
    long[] y = values(group, 1);
    if (x.length < 2) {
      return OptionalDouble.empty();
    }
    boolean hasNan = (areDoubles[0] && hasNan(x)) || (areDoubles[1] && hasNan(y));
    return hasNan ? OptionalDouble.of(Double.NaN) : correlation(x, y);
  }

  private long[] values(int group, int side) {
    long[] values = new long[counts[group]];
    Arrays.setAll(values, pair -> pairs[group][2 * pair + side]);
    return values;
  }

  private static boolean hasNan(long[] values) {
    return Arrays.stream(values).anyMatch(value -> Double.isNaN(OrderedBits.toDouble(value)));
  }

  private static OptionalDouble correlation(long[] x, long[] y) {
    Ranks ofX = new Ranks(x);
    Ranks ofY = new Ranks(y);
    ExactSums sums = new ExactSums();
    sums.grow(3);
    for (int i = 0; i < x.length; i++) {
      double dx = ofX.centred(x[i]);
      double dy = ofY.centred(y[i]);
      sums.addProduct(0, dx, dx);
      sums.addProduct(1, dy, dy);
      sums.addProduct(2, dx, dy);
    }
    Dyadic squares = sums.exactSum(0).times(sums.exactSum(1));
    return sums.exactSum(2).overRoot(squares);
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    for (int group = 0; group < groups; group++) {
      out.writeInt(counts[group]);
      for (int i = 0; i < 2 * counts[group]; i++) {
        out.writeLong(pairs[group][i]);
      }
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    grow(groups);
    for (int group = 0; group < groups; group++) {
      int count = in.readInt();
      if (count < DROPPED || count > maxPairs) {
        throw new StreamCorruptedException(
            "%d pairs; should be %d to %d".formatted(count, DROPPED, maxPairs));
      }
      if (count == DROPPED) {
        drop(group);
      }
      for (int pair = 0; pair < count; pair++) {
        add(group, in.readLong(), in.readLong());
      }
    }
  }

  @Override
  public long byteSize() {
    return bytes + 8L * counts.length;
  }
}
