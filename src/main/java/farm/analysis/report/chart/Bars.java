package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Horizontal bars of categories, the longest first.
 *
 * @param category the column of categories
 * @param value the column of lengths
 * @param error the ends of the error bars; null for none
 * @param top the number of bars to show; null for 30
 */
public record Bars(String category, String value, @Nullable Band error, @Nullable Integer top)
    implements ChartSpec {

  /** Checks the number of bars. */
  public Bars {
    if (top != null && top < 1) {
      throw new IllegalArgumentException("'top' should be at least 1, was " + top);
    }
  }

  @Override
  public List<String> columns() {
    return Columns.of(category, value).with(error).list();
  }

  @Override
  public List<String> numbers() {
    return Columns.of(value).with(error).list();
  }

  @Override
  public Caption caption(Table table) {
    Words words = new Words(table);
    String title = "%s by %s".formatted(value, category);
    String bars = error == null ? "" : " Error bars: %s.".formatted(words.interval(error));
    return new Caption(title, (words.meaning(value) + bars).strip(), value);
  }
}
