/**
 * Beam YAML's ways to write a pipeline file, turned into the one form that the program reads. Start
 * at {@link farm.analysis.pipeline.spelling.BeamSpelling}. Must not know the steps.
 */
@NullMarked
package farm.analysis.pipeline.spelling;

import org.jspecify.annotations.NullMarked;
