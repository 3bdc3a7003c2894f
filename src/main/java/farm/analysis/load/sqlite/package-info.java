/**
 * Reads SQLite databases: a table, a query, a simulator's run, an experiment of many runs. Start at
 * {@link farm.analysis.load.sqlite.SqliteLoader}. {@link
 * farm.analysis.load.sqlite.table.TablePages} decides whether a table is read by its pages or
 * through sqlite-jdbc. Must not know Beam or what happens to the chunks.
 */
@NullMarked
package farm.analysis.load.sqlite;

import org.jspecify.annotations.NullMarked;
