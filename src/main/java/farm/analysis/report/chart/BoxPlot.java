package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * The distribution of values over all rows: a panel with a box for each column. The box is from the
 * first to the third quartile, the whiskers end at the last value within 1.5 box lengths.
 *
 * @param values the columns of values
 */
public record BoxPlot(List<String> values) implements ChartSpec {

  /** Keeps the names as they are now. */
  public BoxPlot {
    values = List.copyOf(values);
  }

  @Override
  public List<String> columns() {
    return Columns.of(values.stream());
  }

  @Override
  public Caption caption(Table table) {
    String title = "Distributions over %,d rows".formatted(table.rows().rowCount());
    String detail =
        "Box: the middle half, with the median. Whiskers: to the last value within 1.5 box lengths."
            + " Dots: values beyond.";
    return new Caption(title, detail, "");
  }
}
