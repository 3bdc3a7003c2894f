/**
 * Decimal numbers as doubles, exactly rounded. Start at {@link farm.analysis.decimal.Decimal}. Must
 * not know where digits come from.
 */
@NullMarked
package farm.analysis.decimal;

import org.jspecify.annotations.NullMarked;
