/**
 * The one question about the runner that steps still ask. Start at {@link
 * farm.analysis.shared.Runners}. Must not know what the steps are.
 */
@NullMarked
package farm.analysis.shared;

import org.jspecify.annotations.NullMarked;
