/**
 * Work on chunks that can be done in the same step as what gives them. Start at {@link
 * farm.analysis.stage.ChunkFlow}. Must not know what the work is, nor where chunks come from.
 */
@NullMarked
package farm.analysis.stage;

import org.jspecify.annotations.NullMarked;
