/**
 * Steps that change values: convert them to other types, fill missing ones, explode JSON. Start at
 * {@link farm.analysis.process.value.Cast}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.process.value;

import org.jspecify.annotations.NullMarked;
