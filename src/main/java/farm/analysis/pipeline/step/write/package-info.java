/**
 * The options of the steps that write or check rows. Start at {@link
 * farm.analysis.pipeline.step.write.WriteToCsvStep}. Must not know other steps.
 */
@NullMarked
package farm.analysis.pipeline.step.write;

import org.jspecify.annotations.NullMarked;
