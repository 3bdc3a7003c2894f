/**
 * Merges small pieces that many bundles give into one, in memory that doesn't grow with the number
 * of bundles. Start at {@link farm.analysis.merge.MergePieces}. Must not know what the pieces are.
 */
@NullMarked
package farm.analysis.merge;

import org.jspecify.annotations.NullMarked;
