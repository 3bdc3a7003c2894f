package farm.analysis.report.chart;

import farm.analysis.report.table.Table;
import java.util.List;

/**
 * The values of runs as dots, a row for each run and a panel for each value.
 *
 * @param run the column that names the runs
 * @param values the columns of values
 */
public record DotPlot(String run, List<String> values) implements ChartSpec {

  /** Checks that there is a value. */
  public DotPlot {
    values = List.copyOf(values);
    if (values.isEmpty()) {
      throw new IllegalArgumentException("'values' should name a column, was empty");
    }
  }

  @Override
  public List<String> columns() {
    return Columns.of(run).with(values).list();
  }

  @Override
  public List<String> numbers() {
    return values;
  }

  @Override
  public Caption caption(Table table) {
    String title = values.size() == 1 ? values.get(0) : "%d measures".formatted(values.size());
    return new Caption("%s by %s".formatted(title, run), "A row for each %s.".formatted(run), "");
  }
}
