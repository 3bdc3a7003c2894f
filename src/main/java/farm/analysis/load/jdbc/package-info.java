/**
 * Reads tables and queries of any database that has a JDBC driver. Start at {@link
 * farm.analysis.load.jdbc.JdbcLoader}. Must not know Beam, nor what becomes of the chunks.
 */
@NullMarked
package farm.analysis.load.jdbc;

import org.jspecify.annotations.NullMarked;
