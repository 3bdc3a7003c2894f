/**
 * Steps that learn facts from all rows before they process each chunk. Start at {@link
 * farm.analysis.learn.TwoPassStep}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.learn;

import org.jspecify.annotations.NullMarked;
