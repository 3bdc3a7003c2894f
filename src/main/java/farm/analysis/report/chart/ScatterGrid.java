package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A grid of scatter plots: a column for each parameter, a row for each value.
 *
 * @param x the columns of parameters
 * @param y the columns of values
 * @param label the column that names a point when the pointer is on it; null for none
 */
public record ScatterGrid(List<String> x, List<String> y, @Nullable String label)
    implements ChartSpec {

  /** Keeps the names as they are now. */
  public ScatterGrid {
    x = List.copyOf(x);
    y = List.copyOf(y);
  }

  @Override
  public List<String> columns() {
    return Columns.of(x.stream(), y.stream(), Stream.ofNullable(label));
  }

  @Override
  public Caption caption(Table table) {
    String title = "%s by %s".formatted(Words.list(y), Words.list(x));
    return new Caption(title, label == null ? "" : "A dot for each %s.".formatted(label), "");
  }
}
