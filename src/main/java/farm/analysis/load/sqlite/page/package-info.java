/**
 * The pages of a SQLite database file, by its file format (sqlite.org/fileformat2.html): where the
 * leaves of a table's b-tree are, and the chains that long rows go on in. Start at {@link
 * farm.analysis.load.sqlite.page.TableTree}. Must not know SQL, nor what the rows hold.
 */
@NullMarked
package farm.analysis.load.sqlite.page;

import org.jspecify.annotations.NullMarked;
