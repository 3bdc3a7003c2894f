/**
 * How the values of a group are distributed: what its aggregations count by. Start at {@link
 * farm.analysis.aggregate.distribution.LongCounts}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution;

import org.jspecify.annotations.NullMarked;
