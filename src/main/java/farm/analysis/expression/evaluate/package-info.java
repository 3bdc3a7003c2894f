/**
 * The parts that every operator and function is made of. Start at {@link
 * farm.analysis.expression.evaluate.Evaluator}. Must not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.evaluate;

import org.jspecify.annotations.NullMarked;
