/**
 * The operators of expressions, each from its operands to a column. Start at {@link
 * farm.analysis.expression.operator.Comparison}. Must not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.operator;

import org.jspecify.annotations.NullMarked;
