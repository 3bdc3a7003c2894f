/**
 * The operators of expressions; each makes a column from its operands. Start at {@link
 * farm.analysis.expression.operator.Comparison}. Must not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.operator;

import org.jspecify.annotations.NullMarked;
