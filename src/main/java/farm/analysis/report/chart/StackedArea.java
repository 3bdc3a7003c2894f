package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * Areas of categories on top of each other over an ordered column; their height is the total.
 *
 * @param x the ordered column
 * @param value the column of amounts, which add up over categories
 * @param by the column of categories; the six largest have an area each, all others share one
 */
public record StackedArea(String x, String value, String by) implements ChartSpec {

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
    String title = "%s by %s and %s".formatted(value, x, by);
    String detail =
        "%s The height is the total.".formatted(new Words(table).meaning(value)).strip();
    return new Caption(title, detail, value);
  }
}
