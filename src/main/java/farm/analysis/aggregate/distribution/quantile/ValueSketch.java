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

  boolean hasNan() {
    return counts.countOf(LogarithmicBins.NAN) > 0;
  }

  /** The values of the bins; the least and the greatest value are exact. */
  SortedValues sorted(LogarithmicBins bins) {
    long[] words = counts.sortedWords();
    double[] values = new double[words.length + 2];
    long[] times = new long[values.length];
    for (int i = 0; i < words.length; i++) {
      values[i + 1] = Math.max(min, Math.min(max, bins.valueOf(words[i])));
      times[i + 1] = counts.countOf(words[i]);
    }
    values[0] = min;
    values[values.length - 1] = max;
    times[0]++;
    times[1]--;
    if (count > 1) {
      times[times.length - 1]++;
      times[times.length - 2]--;
    }
    return SortedValues.of(values, times);
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
