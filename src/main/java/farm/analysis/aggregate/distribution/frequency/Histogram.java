package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * How many values of a column of numbers, or of truth values as 0 and 1, lie in each bin, as JSON:
 * {@code [{"lower":0.0,"upper":10.0,"count":5},…]}, ascending; missing of no values.
 *
 * <p>A bin holds the values from its lower edge to below its upper one. With {@code edges} all bins
 * are listed; the last one holds its upper edge too, as NumPy's, and values outside of all are
 * counted in a bin from {@code "-Infinity"} or to {@code "Infinity"}, listed if there are any. With
 * {@code width} the bins from the first to the last that holds values are listed; edges are {@code
 * origin + n * width}, rounded to doubles, and infinities have bins of their own. NaN are counted
 * last, in a bin from {@code "NaN"} to {@code "NaN"}. Integers are taken as the nearest doubles.
 * Counts are exact.
 *
 * @param column the column it is of
 * @param edges of the bins, ascending; null if there is a width
 * @param width of the bins, at most 10,000 of them; null if there are edges
 * @param origin an edge of bins of that width; null for 0
 */
public record Histogram(
    String column, @Nullable List<Double> edges, @Nullable Double width, @Nullable Double origin)
    implements ColumnAggregation {

  /** Checks the options. */
  public Histogram {
    edges = edges == null ? null : List.copyOf(edges);
    bins(edges, width, origin);
  }

  /** The histogram of {@code column} between these edges. */
  public static Histogram of(String column, List<Double> edges) {
    return new Histogram(column, edges, null, null);
  }

  /** The histogram of {@code column} in bins from one multiple of {@code width} to the next. */
  public static Histogram of(String column, double width) {
    return new Histogram(column, null, width, null);
  }

  private static Bins bins(
      @Nullable List<Double> edges, @Nullable Double width, @Nullable Double origin) {
    if (edges != null && width != null) {
      throw new IllegalArgumentException("'width' can't be given with 'edges'");
    }
    if (origin != null && width == null) {
      throw new IllegalArgumentException("'origin' needs 'width'");
    }
    if (edges != null) {
      return EdgeBins.of(edges);
    }
    if (width == null) {
      throw new IllegalArgumentException("histogram needs option 'edges' or 'width'");
    }
    return new WidthBins(width, origin == null ? 0 : origin);
  }

  @Override
  public ColumnType resultType(Schema.Field input) {
    SummedType.of("histogram", input);
    return ColumnType.JSON;
  }

  @Override
  public Accumulator accumulator(Schema.Field input) {
    return new HistogramAccumulator(bins(edges, width, origin));
  }
}
