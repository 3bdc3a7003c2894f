package farm.analysis.report.chart;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Lines over an ordered column, with bands around them.
 *
 * @param x the ordered column
 * @param y the lines; all of one unit, because they share an axis
 * @param by the column of categories, with a line of each curve for each category; above six
 *     categories, each has a small chart of its own. Null for none
 */
public record Line(String x, List<Curve> y, @Nullable String by) implements ChartSpec {

  /**
   * A line and its bands.
   *
   * @param column the column of the line
   * @param bands the bands around the line, the widest first; null for none
   */
  public record Curve(String column, @Nullable List<Band> bands) {

    /** Keeps the bands as they are now. */
    public Curve {
      bands = bands == null ? null : List.copyOf(bands);
    }
  }

  /** Checks that there is a line. */
  public Line {
    y = List.copyOf(y);
    if (y.isEmpty()) {
      throw new IllegalArgumentException("'y' should name a column, was empty");
    }
  }

  @Override
  public List<String> columns() {
    Stream<String> curves = y.stream().flatMap(Line::columns);
    return Columns.of(Stream.of(x), curves, Stream.ofNullable(by));
  }

  private static Stream<String> columns(Curve curve) {
    List<Band> bands = curve.bands() == null ? List.of() : curve.bands();
    return Stream.concat(
        Stream.of(curve.column()),
        bands.stream().flatMap(band -> Stream.of(band.lower(), band.upper())));
  }
}
