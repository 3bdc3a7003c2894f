/**
 * A typed subset of SQL's expressions, evaluated column by column. Start at {@link
 * farm.analysis.expression.Expression}; {@code docs/expressions.md} describes the language. Must
 * not know Beam, nor where chunks come from.
 */
@NullMarked
package farm.analysis.expression;

import org.jspecify.annotations.NullMarked;
