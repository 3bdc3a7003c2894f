/**
 * Variances, covariances and what else follows from sums of values and of their products. Start at
 * {@link farm.analysis.aggregate.moment.Variance}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.moment;

import org.jspecify.annotations.NullMarked;
