package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.distribution.LongCounts;
import java.util.Arrays;
import java.util.List;

/** Bins between given edges. The last bin includes its upper edge. */
final class EdgeBins implements Bins {

  private final double[] edges;

  private EdgeBins(double[] edges) {
    this.edges = edges;
  }

  static EdgeBins of(List<Double> edges) {
    double[] array = edges.stream().mapToDouble(edge -> edge + 0.0).toArray();
    boolean ascending = array.length >= 2 && Double.isFinite(array[0]);
    for (int i = 1; i < array.length; i++) {
      ascending &= array[i - 1] < array[i] && Double.isFinite(array[i]);
    }
    if (!ascending) {
      throw new IllegalArgumentException(
          "'edges' should be two or more finite numbers, each greater than the one before, was %s"
              .formatted(edges));
    }
    return new EdgeBins(array);
  }

  @Override
  public long binOf(double value) {
    int last = edges.length - 1;
    if (value < edges[0]) {
      return BELOW;
    }
    if (value >= edges[last]) {
      return value == edges[last] ? last - 1 : ABOVE;
    }
    int place = Arrays.binarySearch(edges, value + 0.0);
    return place >= 0 ? place : -place - 2;
  }

  @Override
  public double lower(long bin) {
    return bin == BELOW
        ? Double.NEGATIVE_INFINITY
        : edges[bin == ABOVE ? edges.length - 1 : (int) bin];
  }

  @Override
  public double upper(long bin) {
    return bin == ABOVE ? Double.POSITIVE_INFINITY : edges[bin == BELOW ? 0 : (int) bin + 1];
  }

  @Override
  public long first(LongCounts counts) {
    return 0;
  }

  @Override
  public long last(LongCounts counts) {
    return edges.length - 2L;
  }
}
