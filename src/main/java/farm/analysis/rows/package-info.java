/**
 * Converts chunks to Beam rows and back, for Beam's own transforms and IOs. Start at {@link
 * farm.analysis.rows.Chunks}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.rows;

import org.jspecify.annotations.NullMarked;
