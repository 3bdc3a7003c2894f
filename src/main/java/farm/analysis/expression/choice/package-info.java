/**
 * Choices between values, and choices of rows. Start at {@link
 * farm.analysis.expression.choice.Choice}. Must not know how expressions are written.
 */
@NullMarked
package farm.analysis.expression.choice;

import org.jspecify.annotations.NullMarked;
