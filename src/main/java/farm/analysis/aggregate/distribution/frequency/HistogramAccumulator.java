package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import farm.analysis.aggregate.distribution.Numbers;
import farm.analysis.aggregate.function.GroupOverflowException;
import farm.analysis.chunk.Column;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.TextColumn;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.function.IntToLongFunction;
import java.util.function.LongUnaryOperator;

/** The number of values in each bin of each group; empty bins aren't kept. */
final class HistogramAccumulator extends CountingAccumulator {

  /** The largest number of bins listed for a width. */
  private static final int MOST_BINS = 10_000;

  private static final String ADVICE = "; give a larger 'width', or 'edges'";

  private final Bins bins;

  HistogramAccumulator(Bins bins) {
    super(ColumnType.JSON);
    this.bins = bins;
  }

  @Override
  IntToLongFunction words(Column column) {
    return position -> {
      double value = Numbers.at(column, position);
      return Double.isNaN(value) ? Bins.NAN : bins.binOf(value);
    };
  }

  @Override
  LongUnaryOperator wordsOf(CountingAccumulator other) {
    return bin -> bin;
  }

  @Override
  void check(int group, LongCounts counts) throws IOException {
    if (isTooMuch(counts) || counts.size() == 0) {
      throw new StreamCorruptedException("counts of %d bins".formatted(counts.size()));
    }
  }

  /**
   * Returns true if there are more bins than can be listed: the numbered ones and the four others.
   */
  @Override
  boolean isTooMuch(LongCounts counts) {
    return bins instanceof WidthBins && counts.size() > MOST_BINS + 4;
  }

  private static GroupOverflowException tooManyBins(int group) {
    return new GroupOverflowException(
        group, "would have more than %d bins".formatted(MOST_BINS) + ADVICE);
  }

  @Override
  void append(int group, LongCounts counts, Column.Builder results) {
    ((TextColumn.Builder) results).append(json(group, counts));
  }

  private String json(int group, LongCounts counts) {
    if (isDropped(group)) {
      throw tooManyBins(group);
    }
    if (counts.countOf(Bins.UNREACHABLE) > 0) {
      throw new GroupOverflowException(
          group, "has values so large that adding the width of a bin doesn't change them" + ADVICE);
    }
    long first = bins.first(counts);
    long last = bins.last(counts);
    if (bins instanceof WidthBins && last - first >= MOST_BINS) {
      throw tooManyBins(group);
    }
    JsonRows rows = new JsonRows();
    appendAny(Bins.BELOW, counts, rows);
    for (long bin = first; bin <= last; bin++) {
      append(bins.lower(bin), bins.upper(bin), counts.countOf(bin), rows);
    }
    appendAny(Bins.ABOVE, counts, rows);
    if (counts.countOf(Bins.NAN) > 0) {
      append(Double.NaN, Double.NaN, counts.countOf(Bins.NAN), rows);
    }
    return rows.end();
  }

  private void appendAny(long bin, LongCounts counts, JsonRows rows) {
    if (counts.countOf(bin) > 0) {
      append(bins.lower(bin), bins.upper(bin), counts.countOf(bin), rows);
    }
  }

  private static void append(double lower, double upper, long count, JsonRows rows) {
    rows.startRow();
    rows.put("lower", lower);
    rows.put("upper", upper);
    rows.put("count", count);
    rows.endRow();
  }
}
