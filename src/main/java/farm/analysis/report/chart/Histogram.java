package farm.analysis.report.chart;

import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.Table;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The histogram in each row of a JSON column, in a small chart for each row.
 *
 * @param column the column of histograms, as the aggregation {@code histogram} makes them
 * @param by the columns that name a row; null for none
 */
public record Histogram(String column, @Nullable List<String> by) implements ChartSpec {

  /** Keeps the names as they are now. */
  public Histogram {
    by = by == null ? null : List.copyOf(by);
  }

  @Override
  public List<String> columns() {
    return Columns.of(column).with(by == null ? List.of() : by).list();
  }

  @Override
  public List<String> numbers() {
    return List.of();
  }

  @Override
  public Caption caption(Table table) {
    ColumnRole role = table.role(column);
    String value = role instanceof ColumnRole.Histogram of ? of.value() : column;
    String title = "Distribution of " + value;
    return new Caption(by == null ? title : "%s by %s".formatted(title, Words.list(by)), "", value);
  }
}
