/**
 * The contract of an input format, and what formats have in common: files, paths, sizes of chunks.
 * Start at {@link farm.analysis.load.input.ChunkSource}. Must not know Beam's pipelines.
 */
@NullMarked
package farm.analysis.load.input;

import org.jspecify.annotations.NullMarked;
