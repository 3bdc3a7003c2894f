/**
 * Which of several values, and which rows. Start at {@link farm.analysis.expression.choice.Choice}.
 * Must not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.choice;

import org.jspecify.annotations.NullMarked;
