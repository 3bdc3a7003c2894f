/**
 * Steps that look into values: turn them into other types, fill missing ones, explode JSON. Start
 * at {@link farm.analysis.process.value.Cast}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.process.value;

import org.jspecify.annotations.NullMarked;
