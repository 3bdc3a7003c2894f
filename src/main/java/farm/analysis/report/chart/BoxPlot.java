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

  /** Checks that there is a value. */
  public BoxPlot {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("'values' should name a column, was empty");
    }
  }

  @Override
  public List<String> columns() {
    return Columns.of().with(values).list();
  }

  @Override
  public List<String> numbers() {
    return columns();
  }

  @Override
  public Caption caption(Table table) {
    int rows = table.rows().rowCount();
    String title = "Distributions over %d %s".formatted(rows, rows == 1 ? "row" : "rows");
    String detail =
        "Box: the middle half, with the median. Whiskers: to the last value within 1.5 box lengths."
            + " Dots: values beyond.";
    return new Caption(title, detail, "");
  }
}
