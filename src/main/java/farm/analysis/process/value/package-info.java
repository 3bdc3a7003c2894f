/**
 * Steps that give columns other values or another type. Start at {@link
 * farm.analysis.process.value.Cast}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.process.value;

import org.jspecify.annotations.NullMarked;
