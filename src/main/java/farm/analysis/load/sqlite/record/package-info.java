/**
 * Reads rows of a SQLite table from the bytes of its pages (sqlite.org/fileformat2.html §2), as
 * chunks. Start at {@link farm.analysis.load.sqlite.record.PagedTable}. Must not know SQL or JDBC.
 */
@NullMarked
package farm.analysis.load.sqlite.record;

import org.jspecify.annotations.NullMarked;
