/**
 * The options of the steps that make one chunk of one chunk. Start at {@link
 * farm.analysis.pipeline.step.process.FilterStep}. Must not know other steps.
 */
@NullMarked
package farm.analysis.pipeline.step.process;

import org.jspecify.annotations.NullMarked;
