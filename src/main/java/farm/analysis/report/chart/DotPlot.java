package farm.analysis.report.chart;

import java.util.List;
import java.util.stream.Stream;

/**
 * The values of runs as dots, a row for each run and a panel for each value.
 *
 * @param run the column that names the runs
 * @param values the columns of values
 */
public record DotPlot(String run, List<String> values) implements ChartSpec {

  /** Keeps the names as they are now. */
  public DotPlot {
    values = List.copyOf(values);
  }

  @Override
  public List<String> columns() {
    return Columns.of(Stream.of(run), values.stream());
  }
}
