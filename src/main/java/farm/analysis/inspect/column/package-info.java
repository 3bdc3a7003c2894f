/**
 * The profile of a column: its missing, frequent, least and greatest values and their distribution,
 * from one pass. Start at {@link farm.analysis.inspect.column.ColumnStatistics}. Must not know
 * where rows come from, or how a profile is shown.
 */
@NullMarked
package farm.analysis.inspect.column;

import org.jspecify.annotations.NullMarked;
