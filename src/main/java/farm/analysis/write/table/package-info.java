/**
 * Writes chunks to tables of databases. Start at {@link farm.analysis.write.table.WriteSqlite}.
 * Must not know where chunks come from.
 */
@NullMarked
package farm.analysis.write.table;

import org.jspecify.annotations.NullMarked;
