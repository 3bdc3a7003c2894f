package farm.analysis.aggregate.moment;

import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.aggregate.function.RowGroups;
import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.DoubleColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The number of values and of true values of each group, and Wilson's interval of the share. */
final class ProportionAccumulator implements Accumulator {

  private final double z;
  private final GroupCounts values = new GroupCounts();
  private final GroupCounts trueValues = new GroupCounts();

  /** The greatest number of a group that is neither 0 nor 1; NaN is greater than all others. */
  private final Map<Integer, Double> others = new TreeMap<>();

  /** Creates an empty accumulator for the quantile {@code z} of the normal distribution. */
  ProportionAccumulator(double z) {
    this.z = z;
  }

  @Override
  public void grow(int groups) {
    values.grow(groups);
    trueValues.grow(groups);
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
    values.increment(group);
    if (value == 1) {
      trueValues.increment(group);
    } else if (value != 0) {
      others.merge(group, value, Math::max);
    }
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    ProportionAccumulator more = (ProportionAccumulator) other;
    for (int i = 0; i < slots.length; i++) {
      values.merge(groups[i], more.values, slots[i]);
      trueValues.merge(groups[i], more.trueValues, slots[i]);
      Double otherNumber = more.others.get(slots[i]);
      if (otherNumber != null) {
        others.merge(groups[i], otherNumber, Math::max);
      }
    }
  }

  @Override
  public List<Column> results(int[] groups) {
    List<DoubleColumn.Builder> results = new ArrayList<>();
    for (int c = 0; c < 3; c++) {
      results.add((DoubleColumn.Builder) Column.builder(ColumnType.DOUBLE, groups.length));
    }
    for (int group : groups) {
      if (values.count(group) == 0) {
        results.forEach(Column.Builder::appendMissing);
      } else {
        double[] result = result(group);
        for (int c = 0; c < results.size(); c++) {
          results.get(c).append(result[c]);
        }
      }
    }
    return results.stream().map(Column.Builder::build).toList();
  }

  /** The share, its lower and its upper bound. */
  private double[] result(int group) {
    Double other = others.get(group);
    if (other != null && other.isNaN()) {
      return new double[] {Double.NaN, Double.NaN, Double.NaN};
    }
    if (other != null) {
      throw new GroupOverflowException(
          group, "has the value %s; should be true or false, or 0 or 1".formatted(other));
    }
    double n = values.count(group);
    double s = trueValues.count(group);
    return new double[] {s / n, lower(s, n), 1 - lower(n - s, n)};
  }

  /**
   * The lower bound for s of n. The product of both bounds is s² / (n (n + z²)), so this needs no
   * difference, which would lose digits. The upper bound is 1 minus the lower one for n − s of n.
   * For none of n, a small z would give 0 / 0.
   */
  private double lower(double s, double n) {
    double sum = s + z * z / 2 + z * Math.sqrt(s * (n - s) / n + z * z / 4);
    return s == 0 ? 0 : s / n * s / sum;
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    values.encode(groups, out);
    trueValues.encode(groups, out);
    out.writeInt(others.size());
    for (Map.Entry<Integer, Double> other : others.entrySet()) {
      out.writeInt(other.getKey());
      out.writeDouble(other.getValue());
    }
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    values.decode(groups, in);
    trueValues.decode(groups, in);
    for (int i = in.readInt(); i > 0; i--) {
      others.put(in.readInt(), in.readDouble());
    }
  }

  @Override
  public long byteSize() {
    return values.byteSize() + trueValues.byteSize() + 80L * others.size();
  }
}
