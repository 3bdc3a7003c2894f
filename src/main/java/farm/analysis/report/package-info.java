/**
 * The report: one HTML file with tables and charts that opens offline. Start at {@link
 * farm.analysis.report.HtmlReport}. Must not know pipelines or where the rows come from.
 */
@NullMarked
package farm.analysis.report;

import org.jspecify.annotations.NullMarked;
