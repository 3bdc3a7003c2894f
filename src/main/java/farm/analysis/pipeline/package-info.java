/**
 * The YAML pipeline language: files become steps, and their configs become records.
 *
 * <p>Start at {@link farm.analysis.pipeline.PipelineFile}. Must not know the command line.
 */
@NullMarked
package farm.analysis.pipeline;

import org.jspecify.annotations.NullMarked;
