package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * The shares of categories in the total at each place of an ordered column, as areas that fill the
 * height.
 *
 * @param x the ordered column
 * @param value the column of amounts, which add up over categories
 * @param by the column of categories; the six largest have an area each, all others share one
 */
public record StackedShares(String x, String value, String by) implements ChartSpec {

  @Override
  public List<String> columns() {
    return List.of(x, value, by);
  }

  @Override
  public List<String> numbers() {
    return List.of(value);
  }

  @Override
  public Caption caption(Table table) {
    String title = "Shares of %s in %s by %s".formatted(by, value, x);
    return new Caption(title, new Words(table).meaning(value), "share of " + value);
  }
}
