/**
 * Grouping: hash tables of groups, their merging, their results in order. Start at {@link
 * farm.analysis.aggregate.group.GroupsRoot}. Must not know single aggregations.
 */
@NullMarked
package farm.analysis.aggregate.group;

import org.jspecify.annotations.NullMarked;
