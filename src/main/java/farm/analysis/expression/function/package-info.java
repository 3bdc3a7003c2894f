/**
 * The functions of expressions. Start at {@link farm.analysis.expression.function.Functions}. Must
 * not know the operators' syntax.
 */
@NullMarked
package farm.analysis.expression.function;

import org.jspecify.annotations.NullMarked;
