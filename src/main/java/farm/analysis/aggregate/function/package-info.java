/**
 * The aggregations, one class each, and the sums they are made of. Start at {@link
 * farm.analysis.aggregate.function.Functions}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.function;

import org.jspecify.annotations.NullMarked;
