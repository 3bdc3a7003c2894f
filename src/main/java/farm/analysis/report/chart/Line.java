package farm.analysis.report.chart;

import farm.analysis.report.table.ColumnRole.Measure;
import farm.analysis.report.table.Table;
import java.io.Serializable;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
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
  public record Curve(String column, @Nullable List<Band> bands) implements Serializable {

    /** Keeps the bands as they are now. */
    public Curve {
      bands = bands == null || bands.isEmpty() ? null : List.copyOf(bands);
    }

    /** The bands, an empty list for none. */
    List<Band> allBands() {
      return bands == null ? List.of() : bands;
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
    return Columns.of(x).with(numbers()).with(by).list();
  }

  @Override
  public List<String> numbers() {
    Columns columns = Columns.of();
    for (Curve curve : y) {
      columns.with(curve.column());
      curve.allBands().forEach(columns::with);
    }
    return columns.list();
  }

  @Override
  public Caption caption(Table table) {
    Words words = new Words(table);
    Optional<String> value = commonValue(words);
    String first = y.get(0).column();
    List<Band> bands = y.stream().flatMap(curve -> curve.allBands().stream()).toList();
    String band = bands.isEmpty() ? "" : " Band: %s.".formatted(words.intervals(bands));
    String names = y.stream().map(Curve::column).collect(Collectors.joining(", "));
    String title =
        "%s by %s".formatted(value.orElse(names), by == null ? x : Words.list(List.of(x, by)));
    if (value.isEmpty()) {
      String meaning = y.size() == 1 ? words.meaning(first) : "";
      return new Caption(title, (meaning + band).strip(), y.size() == 1 ? first : "");
    }
    Map<String, String> labels = new LinkedHashMap<>();
    y.forEach(
        curve -> labels.put(curve.column(), words.measure(curve.column()).orElseThrow().fn()));
    String lines =
        "%s: %s.".formatted(y.size() == 1 ? "Line" : "Lines", String.join(", ", labels.values()));
    return new Caption(title, lines + band, value.get(), labels);
  }

  /** The value that all lines summarize in its own unit, if there is one. */
  private Optional<String> commonValue(Words words) {
    List<String> values =
        y.stream()
            .map(curve -> words.measure(curve.column()).filter(Measure::isInUnitOfValue))
            .map(measure -> measure.map(Measure::value).orElse(""))
            .distinct()
            .toList();
    return values.size() == 1
        ? Optional.of(values.get(0)).filter(v -> !v.isEmpty())
        : Optional.empty();
  }
}
