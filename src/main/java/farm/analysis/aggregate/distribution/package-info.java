/**
 * The counters and sets of values that aggregations of distributions share. Start at {@link
 * farm.analysis.aggregate.distribution.LongCounts}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution;

import org.jspecify.annotations.NullMarked;
