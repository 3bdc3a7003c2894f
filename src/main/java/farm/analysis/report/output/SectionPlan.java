package farm.analysis.report.output;

import farm.analysis.chunk.Chunk;
import farm.analysis.chunk.Origin;
import farm.analysis.chunk.Schema;
import farm.analysis.report.Section;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.table.ColumnRole;
import farm.analysis.report.table.Table;
import java.io.Serializable;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * A section of a report whose rows aren't known yet.
 *
 * @param title the heading
 * @param schema the columns of the rows
 * @param roles the role of each column, in the order of the schema
 * @param charts the charts; null for those that suit the rows and roles
 * @param maxRows the largest number of rows in the report, the first ones
 */
public record SectionPlan(
    String title,
    Schema schema,
    List<ColumnRole> roles,
    @Nullable List<ChartSpec> charts,
    int maxRows)
    implements Serializable {

  /** The number of rows in a report if the user doesn't say another. */
  public static final int MAX_ROWS = 10_000;

  /**
   * Checks that the charts can show the columns.
   *
   * @throws farm.analysis.problem.RequestException if columns are missing, or have text where a
   *     chart needs numbers
   */
  public SectionPlan {
    roles = List.copyOf(roles);
    charts = charts == null ? null : List.copyOf(charts);
    of(title, Chunk.empty(schema, Origin.of(title)), 0, roles, charts);
  }

  /** A table of rows about which nothing is known. */
  static SectionPlan ofTable(String title, Schema schema) {
    List<ColumnRole> roles = Collections.nCopies(schema.size(), new ColumnRole.Other());
    return new SectionPlan(title, schema, roles, List.of(), MAX_ROWS);
  }

  /** The section of these rows, the first of {@code totalRows}. */
  Section of(Chunk rows, long totalRows) {
    return of(title, rows, totalRows, roles, charts);
  }

  private static Section of(
      String title,
      Chunk rows,
      long totalRows,
      List<ColumnRole> roles,
      @Nullable List<ChartSpec> charts) {
    Table table = new Table(rows, totalRows, roles);
    return charts == null ? Section.of(title, "", table) : new Section(title, "", table, charts);
  }
}
