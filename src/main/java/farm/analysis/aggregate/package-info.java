/**
 * Groups rows and aggregates each group in one pass, in any order. Start at {@link
 * farm.analysis.aggregate.Aggregate}; an aggregation implements {@link
 * farm.analysis.aggregate.function.Aggregation}. Must not know where rows come from or go.
 */
@NullMarked
package farm.analysis.aggregate;

import org.jspecify.annotations.NullMarked;
