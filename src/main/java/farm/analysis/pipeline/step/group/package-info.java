/**
 * The options of the steps that bring rows together. Start at {@link
 * farm.analysis.pipeline.step.group.CombineStep}. Must not know other steps.
 */
@NullMarked
package farm.analysis.pipeline.step.group;

import org.jspecify.annotations.NullMarked;
