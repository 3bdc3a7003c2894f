/**
 * How many distinct values there are: exact of few, estimated of many. Start at {@link
 * farm.analysis.aggregate.distribution.distinct.CountDistinct}. Must not know how rows are grouped.
 */
@NullMarked
package farm.analysis.aggregate.distribution.distinct;

import org.jspecify.annotations.NullMarked;
