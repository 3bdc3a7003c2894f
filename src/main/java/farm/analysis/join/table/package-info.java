/**
 * Joins whose one side is a table in memory; the rows of the other side stream past it. Start at
 * {@link farm.analysis.join.table.TableFlow}.
 */
@NullMarked
package farm.analysis.join.table;

import org.jspecify.annotations.NullMarked;
