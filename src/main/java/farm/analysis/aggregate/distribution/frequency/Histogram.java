package farm.analysis.aggregate.distribution.frequency;

import farm.analysis.aggregate.function.Accumulator;
import farm.analysis.aggregate.function.ColumnAggregation;
import farm.analysis.aggregate.sum.SummedType;
import farm.analysis.chunk.ColumnType;
import farm.analysis.chunk.Schema;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Counts the values of a column in bins: {@code Histogram.of("energy", 10.0)}.
 *
 * <p>The column has numbers, or truth values as 0 and 1; integers become the nearest doubles. The
 * result is JSON, in ascending order: {@code [{"lower":0.0,"upper":10.0,"count":5},…]}. It is
 * missing if there are no values. Counts are exact.
 *
 * <p>A bin includes its lower edge and excludes its upper edge. There are two kinds of bins:
 *
 * <ul>
 *   <li>With {@code edges}, all bins are listed, and the last one includes its upper edge, as in
 *       NumPy. Values outside are counted in a bin from {@code "-Infinity"} or to {@code
 *       "Infinity"}, which is listed if it has any.
 *   <li>With {@code width}, the bins from the first to the last with values are listed, at most
 *       10,000; more are an error. Edges are {@code origin + n * width}, rounded to doubles.
 *       Infinities have bins of their own.
 * </ul>
 *
 * <p>NaN values come last, in a bin from {@code "NaN"} to {@code "NaN"}.
 *
 * @param column the column to aggregate
 * @param edges the edges of the bins, finite and ascending; null if there is a width
 * @param width the width of the bins, greater than 0; null if there are edges
 * @param origin an edge of a bin, from which the width gives the others; null for 0
 */
@Described(
    value =
        "The number of values of a column of numbers in each bin. A bin includes its lower edge but not its upper edge; with `edges`, the last bin includes both. As `json`:"
            + " `[{\"lower\":0.0,\"upper\":10.0,\"count\":5},…]`. Missing if there are no values."
            + " Exact; if a width gives more than 10,000 bins, an error names the group.",
    example = "energies: {value: energy, fn: {type: histogram, width: 10}}")
public record Histogram(
    String column,
    @Option(
            value = "the edges of the bins, finite and ascending",
            otherwise = "none; then `width` is required")
        @Nullable List<Double> edges,
    @Option(value = "the width of the bins, above 0", otherwise = "none; then `edges` are required")
        @Nullable Double width,
    @Option(value = "an edge of the bins of this width", otherwise = "0") @Nullable Double origin)
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
