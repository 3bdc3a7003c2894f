/**
 * The interfaces of an aggregation and of its state. Start at {@link
 * farm.analysis.aggregate.function.Aggregation}, which states their contract. Must not know how
 * rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.function;

import org.jspecify.annotations.NullMarked;
