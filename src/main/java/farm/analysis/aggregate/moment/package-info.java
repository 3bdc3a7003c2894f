/**
 * Variances, covariances and other statistics of sums of values and their products. Start at {@link
 * farm.analysis.aggregate.moment.Variance}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.moment;

import org.jspecify.annotations.NullMarked;
