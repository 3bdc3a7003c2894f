/**
 * What can stand in a pipeline file, described for people and editors from the definitions that the
 * parser uses. Start at {@link farm.analysis.pipeline.reference.Reference}. Must not know the
 * command line.
 */
@NullMarked
package farm.analysis.pipeline.reference;

import org.jspecify.annotations.NullMarked;
