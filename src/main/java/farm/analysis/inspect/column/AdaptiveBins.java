package farm.analysis.inspect.column;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.StreamCorruptedException;
import java.util.Arrays;

/**
 * The number of values in each of at most {@value #MOST} bins of the same width.
 *
 * <p>The width is the least power of two for which {@value #MOST} bins reach from the least value
 * to the greatest. Bin {@code i} reaches from {@code i} widths to {@code i + 1}. When a value makes
 * the bins wider, two neighbours become one, and no bin is split. So the counts are exact, and
 * don't depend on the order of the values. A single value may take a bin as narrow as the distance
 * to the next double.
 */
final class AdaptiveBins {

  /** The largest number of bins. */
  static final int MOST = 16;

  private static final int SIGNIFICAND_BITS = 52;

  /**
   * The least exponent at which {@link #scale} is used; at much smaller ones, it would overflow.
   */
  private static final int LEAST_SCALED = -1000;

  private long[] counts = new long[MOST];

  /** The power of two that is the width. */
  private int exponent;

  /** One divided by the width; unused if the exponent is below {@link #LEAST_SCALED}. */
  private double scale = 1;

  /** The bin of the least value, which is counted in {@code counts[0]}. */
  private long first;

  /** The number of bins from that of the least value to that of the greatest; 0 without values. */
  private int size;

  /** Adds an integer; all values must be integers. */
  void add(long value) {
    if (size == 0) {
      first = value;
      size = 1;
    }
    count(value >> exponent, 1);
  }

  /** Adds a finite double; all values must be doubles. */
  void add(double value) {
    // Bins narrower than the distance to the next double would have numbers beyond 53 bits.
    int least = Math.max(Math.getExponent(value), Double.MIN_EXPONENT) - SIGNIFICAND_BITS;
    if (size == 0) {
      setExponent(least);
      first = binOf(value);
      size = 1;
    } else if (least > exponent) {
      widen(least);
    }
    count(binOf(value), 1);
  }

  private void setExponent(int newExponent) {
    exponent = newExponent;
    scale = Math.scalb(1.0, -exponent);
  }

  private long binOf(double value) {
    double scaled = exponent < LEAST_SCALED ? Math.scalb(value, -exponent) : value * scale;
    long bin = (long) scaled;
    // The cast rounds up below zero; the product of a tiny number and a tiny scale is zero.
    return value < 0 && (bin == 0 || scaled < bin) ? bin - 1 : bin;
  }

  /** Adds {@code count} values to a bin, numbered by the present width. */
  private void count(long bin, long count) {
    long at = bin - first;
    if (at >= 0 && at < size) {
      counts[(int) at] += count;
      return;
    }
    long low = Math.min(first, bin);
    long high = Math.max(first + size - 1, bin);
    int shift = 0;
    while (Long.compareUnsigned((high >> shift) - (low >> shift), MOST) >= 0) {
      shift++;
    }
    if (shift > 0) {
      widen(exponent + shift);
    }
    extend(low >> shift, high >> shift);
    counts[(int) ((bin >> shift) - first)] += count;
  }

  private void widen(int newExponent) {
    int shift = Math.min(newExponent - exponent, Long.SIZE - 1);
    long[] wider = new long[MOST];
    long wideFirst = first >> shift;
    for (int i = 0; i < size; i++) {
      wider[(int) (((first + i) >> shift) - wideFirst)] += counts[i];
    }
    size = (int) (((first + size - 1) >> shift) - wideFirst) + 1;
    first = wideFirst;
    counts = wider;
    setExponent(newExponent);
  }

  /** Makes room from bin {@code low} to bin {@code high}. */
  private void extend(long low, long high) {
    int before = (int) (first - low);
    System.arraycopy(counts, 0, counts, before, size);
    Arrays.fill(counts, 0, before, 0);
    first = low;
    size = (int) (high - low) + 1;
  }

  /** Adds the values of other bins. */
  void merge(AdaptiveBins other) {
    if (other.size == 0) {
      return;
    }
    if (size == 0) {
      copy(other);
      return;
    }
    if (other.exponent > exponent) {
      widen(other.exponent);
    }
    for (int i = 0; i < other.size; i++) {
      // A count may widen the bins, so the shift differs from bin to bin.
      int shift = Math.min(exponent - other.exponent, Long.SIZE - 1);
      if (other.counts[i] > 0) {
        count((other.first + i) >> shift, other.counts[i]);
      }
    }
  }

  private void copy(AdaptiveBins other) {
    counts = other.counts.clone();
    first = other.first;
    size = other.size;
    setExponent(other.exponent);
  }

  /** The power of two that is the width. */
  int exponent() {
    return exponent;
  }

  /** The number of the first bin. */
  long first() {
    return first;
  }

  /** The number of bins, from that of the least value to that of the greatest. */
  int size() {
    return size;
  }

  /** The number of values in the bin {@code i} after the first. */
  long count(int i) {
    return counts[i];
  }

  void encode(DataOutputStream out) throws IOException {
    out.writeByte(size);
    out.writeShort(exponent);
    out.writeLong(first);
    for (int i = 0; i < size; i++) {
      out.writeLong(counts[i]);
    }
  }

  static AdaptiveBins decode(DataInputStream in) throws IOException {
    AdaptiveBins decoded = new AdaptiveBins();
    decoded.size = in.readUnsignedByte();
    if (decoded.size > MOST) {
      throw new StreamCorruptedException(
          "%d bins; should be at most %d".formatted(decoded.size, MOST));
    }
    decoded.setExponent(in.readShort());
    decoded.first = in.readLong();
    for (int i = 0; i < decoded.size; i++) {
      decoded.counts[i] = in.readLong();
    }
    return decoded;
  }
}
