/**
 * The step types of pipeline files, one config record each. Start at {@link
 * farm.analysis.pipeline.StepTypes}. Must not know the syntax of the files.
 */
@NullMarked
package farm.analysis.pipeline.step;

import org.jspecify.annotations.NullMarked;
