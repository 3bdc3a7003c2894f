/**
 * The options of the steps that read. Start at {@link
 * farm.analysis.pipeline.step.read.ReadFromCsvStep}. Must not know other steps.
 */
@NullMarked
package farm.analysis.pipeline.step.read;

import org.jspecify.annotations.NullMarked;
