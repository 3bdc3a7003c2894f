/**
 * The number of distinct values: exact if there are few, estimated if there are many. Start at
 * {@link farm.analysis.aggregate.distribution.distinct.CountDistinct}. Must not know how rows are
 * grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution.distinct;

import org.jspecify.annotations.NullMarked;
