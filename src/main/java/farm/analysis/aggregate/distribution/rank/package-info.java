/**
 * Statistics of ranks. Start at {@link farm.analysis.aggregate.distribution.rank.Spearman}. Must
 * not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution.rank;

import org.jspecify.annotations.NullMarked;
