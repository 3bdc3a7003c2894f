/**
 * Tables brought together by columns with equal values. Start at {@link farm.analysis.join.Join}.
 * Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.join;

import org.jspecify.annotations.NullMarked;
