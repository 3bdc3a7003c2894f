/**
 * Reads SQLite databases: a table, a query, a simulator's run, an experiment of many runs. Start at
 * {@link farm.analysis.load.sqlite.SqliteLoader}. Must not know Beam, nor what becomes of the
 * chunks.
 */
@NullMarked
package farm.analysis.load.sqlite;

import org.jspecify.annotations.NullMarked;
