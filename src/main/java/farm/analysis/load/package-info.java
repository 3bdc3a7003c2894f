/**
 * Streams chunks out of inputs of any size in bounded memory. Start at {@link
 * farm.analysis.load.DataLoader}; a format implements {@link farm.analysis.load.ChunkSource}. Must
 * not know what becomes of the chunks.
 */
@NullMarked
package farm.analysis.load;

import org.jspecify.annotations.NullMarked;
