/**
 * Steps that turn one chunk into one chunk. Start at {@link farm.analysis.process.DataProcessor}.
 * Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.process;

import org.jspecify.annotations.NullMarked;
