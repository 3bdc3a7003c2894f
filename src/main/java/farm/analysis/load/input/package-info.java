/**
 * The contract of an input format, and the parts that formats share: files, paths, chunk sizes.
 * Start at {@link farm.analysis.load.input.ChunkSource}. Must not know Beam's pipelines.
 */
@NullMarked
package farm.analysis.load.input;

import org.jspecify.annotations.NullMarked;
