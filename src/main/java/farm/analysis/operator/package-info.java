/**
 * Work on chunks that is joined in the step that gives them. Start at {@link
 * farm.analysis.operator.ChunkFlow}. Must not know what the work is, nor where chunks come from.
 */
@NullMarked
package farm.analysis.operator;

import org.jspecify.annotations.NullMarked;
