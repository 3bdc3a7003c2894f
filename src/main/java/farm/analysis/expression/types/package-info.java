/**
 * The types that an operator or function accepts. Start at {@link
 * farm.analysis.expression.types.TypeCheck}. Must not know which operators and functions there are.
 */
@NullMarked
package farm.analysis.expression.types;

import org.jspecify.annotations.NullMarked;
