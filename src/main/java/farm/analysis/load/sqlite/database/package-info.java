/**
 * SQLite databases, read with JDBC: what they contain, and the rows of tables, views and queries.
 */
@NullMarked
package farm.analysis.load.sqlite.database;

import org.jspecify.annotations.NullMarked;
