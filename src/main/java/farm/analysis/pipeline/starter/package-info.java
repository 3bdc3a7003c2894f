/**
 * Writes a first pipeline file for data that a user points at: finds the read step, looks at the
 * first rows, and chooses columns to group by and to aggregate.
 *
 * <p>Start at {@link farm.analysis.pipeline.starter.Starter}. Must not know the command line.
 */
@NullMarked
package farm.analysis.pipeline.starter;

import org.jspecify.annotations.NullMarked;
