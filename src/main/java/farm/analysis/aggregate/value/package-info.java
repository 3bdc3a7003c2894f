/**
 * Aggregations that pick one of the values. Start at {@link farm.analysis.aggregate.value.Min}.
 * Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.value;

import org.jspecify.annotations.NullMarked;
