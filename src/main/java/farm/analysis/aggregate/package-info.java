/**
 * Groups rows and aggregates them online, exactly, in any order. Start at {@link
 * farm.analysis.aggregate.Aggregate}; an aggregation implements {@link
 * farm.analysis.aggregate.Aggregation}. Must not know where rows come from or go.
 */
@NullMarked
package farm.analysis.aggregate;

import org.jspecify.annotations.NullMarked;
