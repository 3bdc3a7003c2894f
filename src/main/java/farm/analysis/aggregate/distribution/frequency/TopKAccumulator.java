package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.GroupCounts;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TextColumn;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.stream.IntStream;

/**
 * The number of times each value of each group occurs.
 *
 * <p>It is exact if a group has few distinct values. For more, it is a Misra–Gries summary that can
 * be merged (Agarwal, Cormode, Huang, Phillips, Wei and Yi, Mergeable Summaries, ACM TODS 38(4),
 * 2013, section 3).
 *
 * <p>Let m be {@code exactValues}. When a group holds more than 2 m values, the (m + 1)-th largest
 * count is subtracted from all counts. Values with no count left are dropped, and the group's error
 * grows by the amount subtracted. Merging adds counts and errors. So a value occurred {@code count}
 * to {@code count + error} times; the count of a value that isn't held is 0. Each subtraction takes
 * its amount from at least m + 1 counts. So the sum of the counts plus (m + 1) · error is at most
 * the number n of values, and error ≤ n / (m + 1).
 *
 * <p>Only a group of more than 2 m distinct values ever has an error, and a group without error
 * holds all of its values. So the order of the values doesn't decide whether there are more than m
 * of them. It does affect the amounts subtracted.
 */
final class TopKAccumulator extends ValueCountingAccumulator {

  private final int k;
  private final int exactValues;
  private final GroupCounts errors = new GroupCounts();

  TopKAccumulator(ColumnType type, int k, int exactValues) {
    super(type, ColumnType.JSON);
    this.k = k;
    this.exactValues = exactValues;
  }

  @Override
  public void grow(int groups) {
    super.grow(groups);
    errors.grow(groups);
  }

  @Override
  LongCounts limited(int group, LongCounts counts) {
    if (counts.size() <= 2 * exactValues) {
      return counts;
    }
    long amount = counts.largest(exactValues + 1);
    errors.add(group, amount);
    return counts.less(amount);
  }

  @Override
  public void merge(Accumulator other, int[] slots, int[] groups) {
    super.merge(other, slots, groups);
    for (int i = 0; i < slots.length; i++) {
      errors.merge(groups[i], ((TopKAccumulator) other).errors, slots[i]);
    }
  }

  /** Returns true if more than {@code exactValues} distinct values were added to a group. */
  private boolean isEstimated(int group) {
    LongCounts counts = counts(group);
    return counts != null && (errors.count(group) > 0 || counts.size() > exactValues);
  }

  @Override
  public int estimates(int[] groups) {
    return (int) Arrays.stream(groups).filter(this::isEstimated).count();
  }

  @Override
  void append(int group, LongCounts counts, Column.Builder results) {
    ((TextColumn.Builder) results).append(json(group, counts));
  }

  private String json(int group, LongCounts counts) {
    JsonRows rows = new JsonRows();
    IntStream.range(0, counts.size())
        .boxed()
        .sorted(
            Comparator.<Integer>comparingLong(i -> -counts.count(i))
                .thenComparing((i, j) -> words().compare(counts.word(i), counts.word(j))))
        .limit(k)
        .forEach(
            i -> {
              rows.startRow();
              putValue(counts.word(i), rows);
              putCount(group, counts.count(i), rows);
              rows.endRow();
            });
    return rows.end();
  }

  private void putValue(long word, JsonRows rows) {
    switch (type()) {
      case LONG -> rows.put("value", word);
      case DOUBLE -> rows.put("value", Double.longBitsToDouble(word));
      case BOOLEAN -> rows.put("value", word != 0);
      case TEXT, JSON -> rows.put("value", words().text(word));
    }
  }

  private void putCount(int group, long count, JsonRows rows) {
    if (isEstimated(group)) {
      rows.put("at_least", count);
      rows.put("at_most", count + errors.count(group));
    } else {
      rows.put("count", count);
    }
  }

  @Override
  public void encode(int groups, DataOutputStream out) throws IOException {
    errors.encode(groups, out);
    super.encode(groups, out);
  }

  @Override
  public void decode(int groups, DataInputStream in) throws IOException {
    errors.decode(groups, in);
    super.decode(groups, in);
  }

  @Override
  void check(int group, LongCounts counts) throws IOException {
    long error = errors.count(group);
    if (counts.size() > 2 * exactValues || error < 0 || (error == 0 && counts.size() == 0)) {
      throw new StreamCorruptedException(
          "counts of %d values with error %d".formatted(counts.size(), error));
    }
    super.check(group, counts);
  }

  @Override
  public long byteSize() {
    return super.byteSize() + errors.byteSize();
  }
}
