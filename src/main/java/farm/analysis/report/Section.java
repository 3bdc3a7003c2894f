package farm.analysis.report;

import farm.analysis.chunk.Schema;
import farm.analysis.chunk.Schema.Field;
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
   * Checks that the table has all columns of the charts, and that these can be drawn.
   *
   * @throws RequestException if columns are missing, or have text where a chart needs numbers
   */
  public Section {
    charts = List.copyOf(charts);
    for (ChartSpec chart : charts) {
      table.schema().indexesOf(chart.columns());
      checkNumbers(chart, table.schema());
    }
  }

  private static void checkNumbers(ChartSpec chart, Schema schema) {
    RequestException.throwIfAny(
        chart.numbers().stream()
            .map(name -> schema.field(schema.indexOf(name)))
            .filter(field -> field.type().isTextual())
            .map(field -> new RequestException(field.name(), needsNumbers(chart, field)))
            .toList());
  }

  private static String needsNumbers(ChartSpec chart, Field field) {
    return "%s needs numbers: column '%s' is %s"
        .formatted(chart.type(), field.name(), field.type().word());
  }

  /** A section with the charts that suit its table. */
  public static Section of(String title, String note, Table table) {
    return new Section(title, note, table, ChartSpec.inferred(table));
  }
}
