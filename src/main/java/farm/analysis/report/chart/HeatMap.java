package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * A value by two keys, as coloured cells. If both keys are bins, both axes have the same scale.
 *
 * @param x the key from left to right
 * @param y the key from bottom to top; for names, from top to bottom
 * @param value the column of the colour
 */
public record HeatMap(String x, String y, String value) implements ChartSpec {

  @Override
  public List<String> columns() {
    return List.of(x, y, value);
  }

  @Override
  public List<String> numbers() {
    return List.of(value);
  }

  @Override
  public Caption caption(Table table) {
    String title = "%s by %s and %s".formatted(value, x, y);
    return new Caption(title, new Words(table).meaning(value), value);
  }
}
