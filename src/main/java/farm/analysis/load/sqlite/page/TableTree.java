package farm.analysis.load.sqlite.page;

import farm.analysis.load.input.InputRange;
import farm.analysis.problem.DataException;
import java.io.Serializable;
import java.util.List;

/**
 * The b-tree of an ordinary table. Its leaves hold the rows in the order of their rowids.
 *
 * @param table the table's name in messages, such as {@code table 'agents'}
 * @param rootPage the number of the tree's root page
 */
public record TableTree(DatabaseFile file, PageLayout layout, String table, long rootPage)
    implements Serializable {

  /**
   * Ranges of rowids that together hold all rows. The leaves of each take about {@code
   * targetBytes}.
   *
   * @throws DataException if the tree is corrupt
   */
  public List<InputRange> ranges(long targetBytes) {
    try (PageFile pages = PageFile.open(this)) {
      return new TreeCuts(this, pages, targetBytes).ranges();
    }
  }

  /**
   * An exception for a corrupt page.
   *
   * @param what the problem, with the value found
   * @throws DataException if the database was written to since it was looked at
   */
  public DataException corrupt(long page, String what) {
    return file.corrupt("%s, page %d: %s".formatted(table, page, what));
  }

  /** Returns true if another page may point to this page: any of the file except the first. */
  boolean isPage(long page) {
    return page >= 2 && page <= layout.pageCount();
  }

  DataException wrongPointer(long from, String what, long to) {
    return corrupt(
        from, "%s is page %d, should be from 2 to %d".formatted(what, to, layout.pageCount()));
  }
}
