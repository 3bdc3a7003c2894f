/**
 * Tables to report on, and the role of each column. Start at {@link
 * farm.analysis.report.table.Table}. Must not know charts or HTML.
 */
@NullMarked
package farm.analysis.report.table;

import org.jspecify.annotations.NullMarked;
