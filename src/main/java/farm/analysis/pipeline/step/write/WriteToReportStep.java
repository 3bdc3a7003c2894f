package farm.analysis.pipeline.step.write;

import farm.analysis.chunk.Schema;
import farm.analysis.pipeline.step.Default;
import farm.analysis.pipeline.step.StepConfig;
import farm.analysis.reference.Described;
import farm.analysis.reference.Option;
import farm.analysis.report.chart.ChartSpec;
import farm.analysis.report.output.SectionPlan;
import farm.analysis.report.output.WriteReport;
import farm.analysis.report.table.ColumnRole;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Adds a section with a table and charts to a report, a self-contained HTML file. Steps with the
 * same path make one report, with their sections in the order of the pipeline file.
 */
@Described(
    value =
        "Adds a section to a report: one HTML file with tables and charts. All steps with the same"
            + " path write one report.",
    example =
        """
        - type: Combine
          config:
            group_by: [step_number]
            combine:
              mean_agents: {value: total_agents, fn: mean}
              min_agents: {value: total_agents, fn: min}
              max_agents: {value: total_agents, fn: max}
        - type: WriteToReport
          config: {path: results/population.html, title: Population at each step}
        """)
public record WriteToReportStep(
    @Option("the file to write; its name ends in `.html`") String path,
    @Option(value = "the heading of the section", otherwise = "the name of the file")
        @Nullable String title,
    @Option(
            value =
                "a chart or a list of charts: a mapping of `type` and the options of the type;"
                    + " `table` for the table alone",
            otherwise = "the charts that suit the columns")
        @Nullable List<ChartSpec> chart,
    @Option(
            "the maximum number of rows in the report, 1 to 100,000; the section says how many there are in all")
        @Default("10000")
        int maxRows)
    implements StepConfig.Write {

  private static final int MOST_ROWS = 100_000;

  /** Checks the number of rows. */
  public WriteToReportStep {
    if (maxRows < 1 || maxRows > MOST_ROWS) {
      throw new IllegalArgumentException(
          "'max_rows' should be from 1 to %d, was %d".formatted(MOST_ROWS, maxRows));
    }
  }

  /** A section with a table of all columns and the charts that suit them. */
  public static WriteToReportStep of(String path, String title) {
    return new WriteToReportStep(path, title, null, SectionPlan.MAX_ROWS);
  }

  @Override
  public WriteReport write() {
    return WriteReport.to(path);
  }

  @Override
  public void check(Schema input) {
    section(input, Collections.nCopies(input.size(), new ColumnRole.Other()));
  }

  /**
   * The section of rows with these columns.
   *
   * @param roles the roles of the columns
   * @throws farm.analysis.problem.RequestException if a chart can't show them
   */
  public SectionPlan section(Schema schema, List<ColumnRole> roles) {
    String heading = title == null ? write().title() : title;
    return new SectionPlan(heading, schema, roles, chart, maxRows);
  }
}
