package farm.analysis.report.chart;

import java.util.List;
import java.util.stream.Stream;
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
    return Columns.of(Stream.of(column), by == null ? Stream.empty() : by.stream());
  }
}
