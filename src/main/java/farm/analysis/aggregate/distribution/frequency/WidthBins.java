package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import java.util.stream.IntStream;
import java.util.stream.LongStream;

/**
 * Bins of one width.
 *
 * @param width the width, greater than 0
 * @param origin the lower edge of bin 0
 */
record WidthBins(double width, double origin) implements Bins {

  /**
   * The limit of bin numbers, well below 2⁵³: from there on, neighbouring numbers round to the same
   * double.
   */
  private static final double MOST_BIN = 0x1p51;

  WidthBins {
    if (!(width > 0 && Double.isFinite(width))) {
      throw new IllegalArgumentException(
          "'width' should be a number greater than 0, was %s".formatted(width));
    }
    if (!Double.isFinite(origin)) {
      throw new IllegalArgumentException("'origin' should be a number, was %s".formatted(origin));
    }
    if (origin - width == origin || origin + width == origin) {
      throw new IllegalArgumentException(
          "'width' should be large enough to change the origin %s when added to it, was %s"
              .formatted(origin, width));
    }
  }

  /**
   * The bin whose edges, as the result shows them, enclose the value; the quotient may be rounded
   * across an edge.
   */
  @Override
  public long binOf(double value) {
    if (Double.isInfinite(value)) {
      return value < 0 ? BELOW : ABOVE;
    }
    double number = Math.floor((value - origin) / width);
    if (!(Math.abs(number) < MOST_BIN)) {
      return UNREACHABLE;
    }
    long bin = (long) number;
    if (value < lower(bin)) {
      bin--;
    } else if (value >= upper(bin)) {
      bin++;
    }
    return value >= lower(bin) && value < upper(bin) ? bin : UNREACHABLE;
  }

  @Override
  public double lower(long bin) {
    return Bins.isNumbered(bin)
        ? origin + bin * width
        : bin == BELOW ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
  }

  @Override
  public double upper(long bin) {
    return lower(Bins.isNumbered(bin) ? bin + 1 : bin);
  }

  @Override
  public long first(LongCounts counts) {
    return numbered(counts).min().orElse(0);
  }

  @Override
  public long last(LongCounts counts) {
    return numbered(counts).max().orElse(-1);
  }

  private static LongStream numbered(LongCounts counts) {
    return IntStream.range(0, counts.size()).mapToLong(counts::word).filter(Bins::isNumbered);
  }
}
