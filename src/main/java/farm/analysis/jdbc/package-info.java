/**
 * Connects to any database that has a JDBC driver, finds its tables, and describes its failures.
 * Start at {@link farm.analysis.jdbc.JdbcDatabase}. Must not know chunks.
 */
@NullMarked
package farm.analysis.jdbc;

import org.jspecify.annotations.NullMarked;
