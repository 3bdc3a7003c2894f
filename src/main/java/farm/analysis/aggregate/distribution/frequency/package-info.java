/**
 * The frequencies of values: histograms and the most frequent values. Start at {@link
 * farm.analysis.aggregate.distribution.frequency.Histogram}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution.frequency;

import org.jspecify.annotations.NullMarked;
