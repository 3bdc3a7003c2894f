/**
 * Counts, sums and means, and the exact sums behind them. Start at {@link
 * farm.analysis.aggregate.sum.Sum}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.sum;

import org.jspecify.annotations.NullMarked;
