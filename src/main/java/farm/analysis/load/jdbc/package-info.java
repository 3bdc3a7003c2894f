/**
 * Reads tables and queries of any database that has a JDBC driver. Start at {@link
 * farm.analysis.load.jdbc.JdbcLoader}. Must not know Beam or what happens to the chunks.
 */
@NullMarked
package farm.analysis.load.jdbc;

import org.jspecify.annotations.NullMarked;
