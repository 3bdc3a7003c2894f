/**
 * What a user is told when something is wrong. Start at {@link
 * farm.analysis.problem.DataException}. Knows nothing else of the project.
 */
@NullMarked
package farm.analysis.problem;

import org.jspecify.annotations.NullMarked;
