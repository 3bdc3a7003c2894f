/**
 * Any database that has a JDBC driver: connecting, naming its tables, and what is said when that
 * fails. Start at {@link farm.analysis.jdbc.JdbcDatabase}. Must not know chunks.
 */
@NullMarked
package farm.analysis.jdbc;

import org.jspecify.annotations.NullMarked;
