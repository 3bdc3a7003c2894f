/**
 * Steps that learn facts from all rows before they make one chunk of one chunk. Start at {@link
 * farm.analysis.fit.TwoPassStep}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.fit;

import org.jspecify.annotations.NullMarked;
