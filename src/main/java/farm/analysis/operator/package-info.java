/**
 * Joins all work on chunks in the step that gives the chunks. Start at {@link
 * farm.analysis.operator.ChunkFlow}. Must not know the work itself, nor where chunks come from.
 */
@NullMarked
package farm.analysis.operator;

import org.jspecify.annotations.NullMarked;
