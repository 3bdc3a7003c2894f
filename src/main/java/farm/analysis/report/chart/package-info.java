/**
 * Descriptions of charts, and the choice of charts for a table by the roles of its columns. Start
 * at {@link farm.analysis.report.chart.ChartSpec}. Must not know how charts are drawn.
 */
@NullMarked
package farm.analysis.report.chart;

import org.jspecify.annotations.NullMarked;
