/**
 * Problems that are reported to the user. Start at {@link farm.analysis.problem.DataException}.
 * Must not know anything else in the project.
 */
@NullMarked
package farm.analysis.problem;

import org.jspecify.annotations.NullMarked;
