/**
 * Functions of the rows around a row of a partition. Start at {@link
 * farm.analysis.window.function.WindowFunction}. Must not know how the rows come together.
 */
@NullMarked
package farm.analysis.window.function;

import org.jspecify.annotations.NullMarked;
