/**
 * Chunks as Beam rows and back, so that Beam's own transforms and IOs can be joined on. Start at
 * {@link farm.analysis.rows.Chunks}. Must not know where chunks come from or go.
 */
@NullMarked
package farm.analysis.rows;

import org.jspecify.annotations.NullMarked;
