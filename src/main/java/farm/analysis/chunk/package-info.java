/**
 * Immutable batches of rows, stored by column: the elements of every collection between steps.
 * Start at {@link farm.analysis.chunk.Chunk}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.chunk;

import org.jspecify.annotations.NullMarked;
