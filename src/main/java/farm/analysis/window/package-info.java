/**
 * Rows in order: sorted, the first ones alone, and functions of the rows around a row. Start at
 * {@link farm.analysis.window.Sort}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.window;

import org.jspecify.annotations.NullMarked;
