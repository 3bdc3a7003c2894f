/**
 * A typed subset of SQL's expressions, evaluated column by column. Start at {@link
 * farm.analysis.expression.Expression}; {@code docs/expressions.md} says what there is and means.
 * Must not know where chunks come from, nor Beam.
 */
@NullMarked
package farm.analysis.expression;

import org.jspecify.annotations.NullMarked;
