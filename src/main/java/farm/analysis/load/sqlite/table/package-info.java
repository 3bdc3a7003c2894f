/**
 * One table, view or query of a database as a source of chunks, with the types of its columns. It
 * is read from the pages of the file or with JDBC.
 */
@NullMarked
package farm.analysis.load.sqlite.table;

import org.jspecify.annotations.NullMarked;
