/**
 * What an aggregation is. Start at {@link farm.analysis.aggregate.function.Aggregation}. Must not
 * know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.function;

import org.jspecify.annotations.NullMarked;
