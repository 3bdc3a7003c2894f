/**
 * Parses the text of an expression into a tree. Start at {@link
 * farm.analysis.expression.syntax.Parser}. Must not know the columns of an expression, nor how it
 * is evaluated.
 */
@NullMarked
package farm.analysis.expression.syntax;

import org.jspecify.annotations.NullMarked;
