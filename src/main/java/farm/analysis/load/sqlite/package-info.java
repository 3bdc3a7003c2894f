/**
 * Reads SQLite databases: a table, a query, a simulator's run, an experiment of many runs. Start at
 * {@link farm.analysis.load.sqlite.SqliteLoader}. Whether a table is read by its pages or through
 * sqlite-jdbc is decided by {@link farm.analysis.load.sqlite.TablePages}. Must not know Beam, nor
 * what becomes of the chunks.
 */
@NullMarked
package farm.analysis.load.sqlite;

import org.jspecify.annotations.NullMarked;
