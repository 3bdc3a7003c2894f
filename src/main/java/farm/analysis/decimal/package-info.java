/**
 * Converts decimal numbers to correctly rounded doubles, and doubles to the shortest decimals. Also
 * writes counts, sizes and times in words. Start at {@link farm.analysis.decimal.Decimal} and
 * {@link farm.analysis.decimal.NumberWriter}. Must not know where digits come from or go.
 */
@NullMarked
package farm.analysis.decimal;

import org.jspecify.annotations.NullMarked;
