/**
 * Pairs of rows of two joined inputs: their columns, their keys, and the rows that become of them.
 * Must not know how rows get to each other.
 */
@NullMarked
package farm.analysis.join.pair;

import org.jspecify.annotations.NullMarked;
