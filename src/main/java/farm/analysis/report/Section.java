package farm.analysis.report;

import farm.analysis.problem.RequestException;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.table.Table;
import java.util.List;

/**
 * A table of a report with its charts.
 *
 * @param title the heading
 * @param note a paragraph below the heading; empty for none
 * @param table the table
 * @param charts the charts, in order; empty for the table alone
 */
public record Section(String title, String note, Table table, List<ChartSpec> charts) {

  /**
   * Checks that the table has all columns of the charts.
   *
   * @throws RequestException if columns are missing
   */
  public Section {
    charts = List.copyOf(charts);
    for (ChartSpec chart : charts) {
      table.schema().indexesOf(chart.columns());
    }
  }

  /** A section with the charts that suit its table. */
  public static Section of(String title, String note, Table table) {
    return new Section(title, note, table, ChartSpec.inferred(table));
  }
}
