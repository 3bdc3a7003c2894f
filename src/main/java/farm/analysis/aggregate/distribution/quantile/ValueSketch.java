package farm.analysis.aggregate.distribution.quantile;

import farm.analysis.aggregate.distribution.LongCounts;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;

/**
 * The number of values in each bin, and the least and greatest value.
 *
 * <p>It is a DDSketch that never joins bins, so it doesn't depend on the order of the values.
 */
final class ValueSketch {

  private final LongCounts counts;
  private long count;
  private double min = Double.POSITIVE_INFINITY;
  private double max = Double.NEGATIVE_INFINITY;

  /** Creates an empty sketch. */
  ValueSketch() {
    this(new LongCounts());
  }

  private ValueSketch(LongCounts counts) {
    this.counts = counts;
  }

  void add(double value, LogarithmicBins bins) {
    counts.add(bins.binOf(value), 1);
    count++;
    min = Math.min(min, value);
    max = Math.max(max, value);
  }

  /** Adds all values of another sketch. */
  void merge(ValueSketch other) {
    counts.merge(other.counts);
    count += other.count;
    min = Math.min(min, other.min);
    max = Math.max(max, other.max);
  }

  double quantile(double q, LogarithmicBins bins) {
    if (counts.countOf(LogarithmicBins.NAN) > 0) {
      return Double.NaN;
    }
    long[] sorted = counts.sortedWords();
    return OrderStatistics.quantile(q, count, rank -> valueOf(rank, sorted, bins));
  }

  private double valueOf(long rank, long[] sorted, LogarithmicBins bins) {
    if (rank == 0 || rank == count - 1) {
      return rank == 0 ? min : max;
    }
    int at = 0;
    for (long below = counts.countOf(sorted[0]); below <= rank; ) {
      below += counts.countOf(sorted[++at]);
    }
    return Math.max(min, Math.min(max, bins.valueOf(sorted[at])));
  }

  void encode(DataOutputStream out) throws IOException {
    counts.encode(out);
    out.writeDouble(min);
    out.writeDouble(max);
  }

  static ValueSketch decode(DataInputStream in) throws IOException {
    ValueSketch sketch = new ValueSketch(LongCounts.decode(in));
    for (int i = 0; i < sketch.counts.size(); i++) {
      sketch.count += sketch.counts.count(i);
    }
    if (sketch.count <= 0) {
      throw new StreamCorruptedException("%d values; should be 1 or more".formatted(sketch.count));
    }
    sketch.min = in.readDouble();
    sketch.max = in.readDouble();
    return sketch;
  }

  /** The approximate memory of the sketch, in bytes. */
  long byteSize() {
    return 48 + counts.byteSize();
  }
}
