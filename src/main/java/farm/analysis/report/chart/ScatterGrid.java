package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;
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

  /** Checks that there are parameters and values. */
  public ScatterGrid {
    x = List.copyOf(x);
    y = List.copyOf(y);
    if (x.isEmpty() || y.isEmpty()) {
      throw new IllegalArgumentException(
          "'%s' should name a column, was empty".formatted(x.isEmpty() ? "x" : "y"));
    }
  }

  @Override
  public List<String> columns() {
    return Columns.of().with(x).with(y).with(label).list();
  }

  @Override
  public List<String> numbers() {
    return y;
  }

  @Override
  public Caption caption(Table table) {
    String title = "%s by %s".formatted(Words.list(y), Words.list(x));
    return new Caption(title, label == null ? "" : "A dot for each %s.".formatted(label), "");
  }
}
