/**
 * The options of the steps that turn one chunk into one chunk. Start at {@link
 * farm.analysis.pipeline.step.process.FilterStep}. Must not know other steps.
 */
@NullMarked
package farm.analysis.pipeline.step.process;

import org.jspecify.annotations.NullMarked;
