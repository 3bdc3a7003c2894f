/**
 * Quantiles: exact for few values, within a stated error for many. Start at {@link
 * farm.analysis.aggregate.distribution.quantile.Quantile}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution.quantile;

import org.jspecify.annotations.NullMarked;
