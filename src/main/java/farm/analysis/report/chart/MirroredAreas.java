package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * Two opposite amounts over an ordered column, such as births above the axis and deaths below it.
 *
 * @param x the ordered column
 * @param up the column drawn upwards
 * @param down the column drawn downwards
 */
public record MirroredAreas(String x, String up, String down) implements ChartSpec {

  @Override
  public List<String> columns() {
    return List.of(x, up, down);
  }

  @Override
  public List<String> numbers() {
    return List.of(up, down);
  }

  @Override
  public Caption caption(Table table) {
    String title = "%s and %s by %s".formatted(up, down, x);
    return new Caption(title, "Upwards: %s. Downwards: %s.".formatted(up, down), "");
  }
}
