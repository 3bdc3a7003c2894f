/**
 * Aggregations as Beam's own {@code CombineFn}, for collections of single values. Start at {@link
 * farm.analysis.aggregate.single.AsCombineFn}. Must not know how chunks are processed.
 */
@NullMarked
package farm.analysis.aggregate.single;

import org.jspecify.annotations.NullMarked;
