/**
 * Connects to any database that has a JDBC driver, names its tables, and words the failures. Start
 * at {@link farm.analysis.jdbc.JdbcDatabase}. Must not know chunks.
 */
@NullMarked
package farm.analysis.jdbc;

import org.jspecify.annotations.NullMarked;
