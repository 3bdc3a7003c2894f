/**
 * Reads inputs of any size as chunks, in bounded memory. Start at {@link
 * farm.analysis.load.DataLoader}; a format implements {@link farm.analysis.load.input.ChunkSource}.
 * Must not know what happens to the chunks.
 */
@NullMarked
package farm.analysis.load;

import org.jspecify.annotations.NullMarked;
