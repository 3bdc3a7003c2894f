/**
 * Comparisons of two groups of values. Start at {@link
 * farm.analysis.aggregate.comparison.Comparison}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.comparison;

import org.jspecify.annotations.NullMarked;
