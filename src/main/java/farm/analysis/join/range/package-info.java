/**
 * Joins of two large sides, whose rows meet by ranges of keys. Start at {@link
 * farm.analysis.join.range.RangesRoot}.
 */
@NullMarked
package farm.analysis.join.range;

import org.jspecify.annotations.NullMarked;
