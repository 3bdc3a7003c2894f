/**
 * Finds the leaves of a table's b-tree, and the overflow pages of long rows, in a SQLite database
 * file (sqlite.org/fileformat2.html). Start at {@link farm.analysis.load.sqlite.page.TableTree}.
 * Must not know SQL or the content of the rows.
 */
@NullMarked
package farm.analysis.load.sqlite.page;

import org.jspecify.annotations.NullMarked;
